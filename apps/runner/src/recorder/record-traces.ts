import { type Delivery, parseName, readHeaders } from "@millrace/broker";
import { type Database, recordTraces } from "@millrace/db";
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

/** Writes trace batches down. What cannot be read, or belongs to no flow any more, is left out. */
export async function writeTraces(recording: Recording, deliveries: readonly Delivery[]): Promise<void> {
  const batches: { batch: TraceBatch; facts: FlowFacts }[] = [];
  for (const delivery of deliveries) {
    const opened = await openBatch(recording, delivery);
    if (opened) batches.push(opened);
  }
  if (batches.length === 0) return;
  const write = summarizeTraces(batches);
  await recordTraces(recording.db, write);
  recording.onRecorded(write.traces.length);
}

async function openBatch(
  { facts: cache, log }: Recording,
  delivery: Delivery,
): Promise<{ batch: TraceBatch; facts: FlowFacts } | undefined> {
  const place = parseName(delivery.routingKey);
  // The broker lets a step publish under its own flow's keys only: the key tells the flow, the content might lie.
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
