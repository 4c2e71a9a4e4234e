import { randomUUID } from "node:crypto";
import { addAuditEntry, addTimelineLine, type FlowRow, findFlow } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { type QueueKind, readMessages, type StreamedMessage } from "@millrace/jobs";
import { within } from "../runner/within.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { writeMessageLine } from "./message-line.ts";
import { sealSearch } from "./queue-place.ts";

interface Export {
  flowId: string;
  /** Of this step alone. */
  stepId: string | undefined;
  /** Absent: what waits, now or for later. */
  kind?: QueueKind | undefined;
  /** These, or those that a search finds. */
  messageIds?: readonly string[] | undefined;
  search?: string | undefined;
  signal: AbortSignal;
}

const tellWithinMs = 2_000;
/** The runner waits for its turn before it begins. */
const firstWithinMs = 30_000;
const bytesPerChunk = 64 * 1024;

/**
 * Waiting messages of a flow as lines of JSON (`messageLineShape`), as fast as they are taken; they stay in their queues. Resolves with
 * the first of them. Throws `not_found`, `wrong_state` while containers take messages, `timed_out`, `unavailable`.
 */
export async function exportMessages(
  ctx: WorkspaceContext,
  { flowId, stepId, kind, messageIds, search, signal }: Export,
): Promise<{ fileName: string; body: ReadableStream<Uint8Array> }> {
  const { db, workspaceId, jobs, redisPlace } = ctx;
  const flow = await findFlow(db, { workspaceId, flowId });
  const streamId = randomUUID();
  const told = jobs.tell("export-messages", {
    ...{ flowId, streamId },
    ...(stepId !== undefined && { stepId }),
    ...(kind !== undefined && { kind }),
    ...(messageIds !== undefined && { messageIds: [...messageIds] }),
    ...sealSearch(ctx, { flowId, search }),
  });
  if (
    !(await within(
      tellWithinMs,
      told.then(() => true),
    ))
  ) {
    throw new DomainError(
      "unavailable",
      "The runner cannot be asked: Redis does not answer. `npm run doctor` says more.",
    );
  }
  const left = new AbortController();
  const reading = { streamId, signal: AbortSignal.any([signal, left.signal]), firstWithinMs };
  const lines = chunksOf(ctx, { flow, stepId, kind, search, messages: readMessages(redisPlace, reading) });
  const first = await lines.next();
  return { fileName: fileName(flow, stepId), body: streamOf(first, { lines, leave: () => left.abort() }) };
}

interface Lines extends Pick<Export, "stepId" | "kind" | "search"> {
  flow: FlowRow;
  messages: AsyncGenerator<StreamedMessage>;
}

const idsKept = 100;

/** What left the platform stands in the timeline and among what is audited, also when it broke off. */
async function* chunksOf(
  { db, masterKey, actor, workspaceId }: WorkspaceContext,
  { flow: { id: flowId, name: flowName }, stepId, kind, search, messages }: Lines,
): AsyncGenerator<Uint8Array> {
  const messageIds: string[] = [];
  let exported = 0;
  let isComplete = false;
  let chunk = "";
  try {
    for await (const streamed of messages) {
      chunk += writeMessageLine(masterKey, { flowId, streamed });
      exported += 1;
      const { messageId } = streamed.headers;
      if (typeof messageId === "string" && messageIds.length < idsKept) messageIds.push(messageId);
      if (chunk.length < bytesPerChunk) continue;
      yield Buffer.from(chunk);
      chunk = "";
    }
    yield Buffer.from(chunk);
    isComplete = true;
  } finally {
    const what = `${exported} ${exported === 1 ? "message" : "messages"}${stepId === undefined ? "" : ` of ${stepId}`}`;
    const reason = isComplete ? `Exported ${what}` : `Exported ${what}, then it broke off`;
    if (exported > 0) {
      await addTimelineLine(db, { flowId, actor: actor.name, reason, numbers: { exported } });
      await addAuditEntry(db, {
        ...{ workspaceId, flowId, flowName, stepId, kind, search, messageIds, actor: actor.name },
        ...{ action: "export", outcome: isComplete ? "done" : "failed", count: exported },
      });
    }
  }
}

/** A chunk is asked for when the last one was taken. */
function streamOf(
  first: IteratorResult<Uint8Array>,
  { lines, leave }: { lines: AsyncGenerator<Uint8Array>; leave: () => void },
): ReadableStream<Uint8Array> {
  let next: Promise<IteratorResult<Uint8Array>> = Promise.resolve(first);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next;
        if (done) return controller.close();
        controller.enqueue(value);
        next = lines.next();
        next.catch(() => {}); // thrown by the next pull
      },
      async cancel() {
        leave();
        await lines.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

function fileName({ name }: FlowRow, stepId: string | undefined): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9]+/g, "-");
  const words = [plain.replaceAll(/^-|-$/g, "") || "flow", ...(stepId === undefined ? [] : [stepId]), "messages"];
  return `${words.join("-").toLowerCase()}.ndjson`;
}
