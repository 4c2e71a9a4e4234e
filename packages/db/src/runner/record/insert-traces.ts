import type { Database } from "../../database.ts";

/** One row of `step_trace`. `at` is epoch milliseconds. */
export interface TraceRow {
  at: number;
  flowId: string;
  stepId: string;
  execId: string;
  threadId: string;
  messageId: string;
  parentMessageId: string | null;
  containerId: string;
  outcome: string;
  queuedMs: number | null;
  durationMs: number;
  emitted: number;
  inBytes: number;
  outBytes: number;
}

/** Adds traces in one statement. Fails when the partition of a day is missing (`isMissingPartition`). */
export async function insertTraces(db: Pick<Database, "$executeRaw">, rows: readonly TraceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO step_trace (at, flow_id, step_id, exec_id, thread_id, message_id, parent_message_id, container_id,
      outcome, queued_ms, duration_ms, emitted, in_bytes, out_bytes)
    SELECT to_timestamp(at / 1000), flow_id, step_id, exec_id, thread_id, message_id, parent_message_id, container_id,
      outcome, queued_ms, duration_ms, emitted, in_bytes, out_bytes
    FROM unnest(
      ${rows.map((row) => row.at)}::float8[], ${rows.map((row) => row.flowId)}::text[],
      ${rows.map((row) => row.stepId)}::text[], ${rows.map((row) => row.execId)}::text[],
      ${rows.map((row) => row.threadId)}::text[], ${rows.map((row) => row.messageId)}::text[],
      ${rows.map((row) => row.parentMessageId)}::text[], ${rows.map((row) => row.containerId)}::text[],
      ${rows.map((row) => row.outcome)}::text[], ${rows.map((row) => row.queuedMs)}::int[],
      ${rows.map((row) => row.durationMs)}::int[], ${rows.map((row) => row.emitted)}::int[],
      ${rows.map((row) => row.inBytes)}::int[], ${rows.map((row) => row.outBytes)}::int[]
    ) AS row(at, flow_id, step_id, exec_id, thread_id, message_id, parent_message_id, container_id,
      outcome, queued_ms, duration_ms, emitted, in_bytes, out_bytes)`;
}

/** PostgreSQL's answer (23514) when a row fits no partition. */
export function isMissingPartition(error: unknown): boolean {
  return error instanceof Error && /no partition of relation/.test(error.message);
}
