import { type Delivery, originOf, readHeaders } from "@millrace/broker";
import { type Database, findRecordedTraces, recordTraces } from "@millrace/db";
import { type TraceBatch, traceBatchSchema } from "@millrace/flow";
import type { Logger } from "pino";
import type { FlowFacts, FlowFactsCache } from "./flow-facts.ts";
import { summarizeTraces } from "./summarize-traces.ts";

interface Recording {
  db: Database;
  facts: FlowFactsCache;
  log: Logger;
  /** Told how many records were written. */
  onRecorded: (count: number) => void;
}

type TraceDelivery = Pick<Delivery, "content" | "headers" | "exchange" | "routingKey" | "isRedelivered">;

interface OpenedBatch {
  batch: TraceBatch;
  facts: FlowFacts;
  /** It came before, and may have been written then. */
  isRepeated: boolean;
}

/**
 * Writes trace batches down, each once: one that was written before its acknowledgement was lost is left out, as is what cannot be
 * read, or belongs to no flow any more.
 */
export async function writeTraces(
  recording: Recording,
  deliveries: readonly TraceDelivery[],
  { isSecondTry }: { isSecondTry: boolean },
): Promise<void> {
  const opened: OpenedBatch[] = [];
  for (const delivery of deliveries) {
    const found = await openBatch(recording, delivery);
    if (found) opened.push({ ...found, isRepeated: isSecondTry || delivery.isRedelivered });
  }
  const batches = await withoutRecorded(recording.db, opened);
  if (batches.length === 0) return;
  const write = summarizeTraces(batches);
  await recordTraces(recording.db, write);
  recording.onRecorded(write.traces.length);
}

/** A batch is written whole, so that its first trace stands for it. */
async function withoutRecorded(db: Database, batches: readonly OpenedBatch[]): Promise<OpenedBatch[]> {
  const repeated = batches.filter(({ isRepeated }) => isRepeated);
  const firsts = repeated.flatMap((one) =>
    summarizeTraces([one])
      .traces.slice(0, 1)
      .map((trace) => ({ one, trace })),
  );
  const areRecorded = await findRecordedTraces(
    db,
    firsts.map(({ trace }) => trace),
  );
  const recorded = new Set(firsts.filter((_, index) => areRecorded[index]).map(({ one }) => one));
  return batches.filter((one) => !recorded.has(one));
}

async function openBatch(
  { facts: cache, log }: Recording,
  delivery: TraceDelivery,
): Promise<{ batch: TraceBatch; facts: FlowFacts } | undefined> {
  const place = originOf(delivery);
  // The broker lets a step publish to its own flow's exchange only: that tells the flow, the content might lie.
  const execId = delivery.headers.execId;
  const facts = place && (await cache.find(place.flowId, typeof execId === "string" ? { execId } : {}));
  if (!facts) return undefined;
  try {
    const content = facts.cipher.open(delivery.content, readHeaders(delivery.headers).protocolVersion);
    const batch = traceBatchSchema.parse(content);
    return { batch: { ...batch, flowId: place.flowId, stepId: place.stepId }, facts };
  } catch (error) {
    log.warn({ ...place, reason: String(error) }, "traces that cannot be read are left out");
    return undefined;
  }
}
