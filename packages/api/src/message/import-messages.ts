import { addAuditEntry, addTimelineLine, findFlow, sealFlowMessage } from "@millrace/db";
import { bytesPerMegabyte, DomainError, defaultLimits } from "@millrace/flow";
import type { JobPayload } from "@millrace/jobs";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { headersOfLine, messageLineShape } from "./message-line.ts";
import { type ReadLine, readLines } from "./read-lines.ts";

export const importResultShape = z.object({
  imported: z.number().int(),
  /** `line` counts from 1. */
  failed: z.array(z.object({ line: z.number().int(), reason: z.string() })),
});
type ImportResult = z.infer<typeof importResultShape>;

interface Import {
  flowId: string;
  lines: AsyncIterable<Uint8Array>;
}

const mostPerJob = { messages: 200, bytes: 4 * bytesPerMegabyte };
const mostLineBytes = defaultLimits.messageMegabytes * bytesPerMegabyte;
const answerWithinMs = 60_000;

/**
 * Puts messages, lines as an export writes them, into the queues of their steps, as they come. What is wrong with a line is told beside
 * its number and does not keep the others. Throws `not_found`, `wrong_state` when the flow has no queues, `unavailable`,
 * `timed_out`; with what was imported before, if anything was.
 */
export async function importMessages(ctx: WorkspaceContext, { flowId, lines }: Import): Promise<ImportResult> {
  const { db, workspaceId, masterKey, actor } = ctx;
  const { name: flowName } = await findFlow(db, { workspaceId, flowId });
  const result: ImportResult = { imported: 0, failed: [] };
  let batch = new Batch();
  const send = async () => {
    const sent = batch;
    batch = new Batch();
    if (sent.messages.length > 0) await sendBatch(ctx, { flowId, batch: sent, result });
  };
  try {
    for await (const line of readLines(lines, { mostBytes: mostLineBytes })) {
      if (line.text?.trim() === "") continue;
      const read = readMessage(line);
      if ("reason" in read) {
        result.failed.push({ line: line.number, reason: read.reason });
        continue;
      }
      const { stepId, message } = read.line;
      const sealed = sealFlowMessage(masterKey, { flowId, message });
      batch.add(line.number, { stepId, headers: headersOfLine(read.line), sealed });
      if (batch.isFull) await send();
    }
    await send();
  } catch (error) {
    throw result.imported > 0 ? brokenOff(error, result) : error;
  } finally {
    await noteImport(ctx, { flowId, flowName, actor: actor.name, result });
  }
  return { ...result, failed: result.failed.sort((a, b) => a.line - b.line) };
}

type Sealed = JobPayload<"import-messages">["messages"][number];

class Batch {
  readonly messages: Sealed[] = [];
  readonly lines: number[] = [];
  #bytes = 0;

  add(line: number, message: Sealed): void {
    this.messages.push(message);
    this.lines.push(line);
    this.#bytes += message.sealed.length;
  }

  get isFull(): boolean {
    return this.messages.length >= mostPerJob.messages || this.#bytes >= mostPerJob.bytes;
  }
}

function readMessage({ text }: ReadLine): { line: z.infer<typeof messageLineShape> } | { reason: string } {
  if (text === undefined) return { reason: `the line is larger than ${defaultLimits.messageMegabytes} MB` };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { reason: "the line is no JSON" };
  }
  const read = messageLineShape.safeParse(content);
  if (read.success) return { line: read.data };
  const [issue] = read.error.issues;
  return { reason: `${issue?.path.join(".") || "the line"}: ${issue?.message ?? "is no message"}` };
}

async function sendBatch(
  ctx: WorkspaceContext,
  { flowId, batch, result }: { flowId: string; batch: Batch; result: ImportResult },
): Promise<void> {
  const { imported, failed } = await askRunner(ctx, {
    name: "import-messages",
    payload: { flowId, messages: batch.messages, actor: ctx.actor.name },
    timeoutMs: answerWithinMs,
  });
  result.imported += imported;
  result.failed.push(...failed.map(({ index, reason }) => ({ line: batch.lines[index] ?? 0, reason })));
}

/** Whoever repeats the import must know what is there already. */
function brokenOff(error: unknown, result: ImportResult): DomainError {
  const { code, message } =
    error instanceof DomainError ? error : { code: "unavailable" as const, message: "The import broke off." };
  return new DomainError(code, `${message} ${sayMessages(result.imported)} had been imported by then.`, {
    cause: error,
    details: result,
  });
}

async function noteImport(
  { db, workspaceId }: WorkspaceContext,
  { flowId, flowName, actor, result }: { flowId: string; flowName: string; actor: string; result: ImportResult },
): Promise<void> {
  const { imported, failed } = result;
  if (imported === 0) return;
  const reason = `Imported ${sayMessages(imported)}${failed.length > 0 ? `; ${failed.length} lines were refused` : ""}`;
  const numbers = { imported, ...(failed.length > 0 && { failed: failed.length }) };
  await addTimelineLine(db, { flowId, actor, reason, numbers });
  const place = { workspaceId, flowId, flowName, actor };
  await addAuditEntry(db, { ...place, action: "import", outcome: "done", count: imported });
}

function sayMessages(count: number): string {
  return `${count} ${count === 1 ? "message" : "messages"}`;
}
