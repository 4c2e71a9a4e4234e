import type { Database } from "../../database.ts";
import type { TraceRow } from "./insert-traces.ts";

/** What tells a trace from every other: the same message may come to the same container again, though not at the same moment. */
export type TraceIdentity = Pick<TraceRow, "at" | "threadId" | "messageId" | "containerId">;

/** Which of the given traces are written already, in their order. */
export async function findRecordedTraces(db: Database, traces: readonly TraceIdentity[]): Promise<boolean[]> {
  if (traces.length === 0) return [];
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM step_trace
      WHERE thread_id = row.thread_id AND message_id = row.message_id AND container_id = row.container_id
        AND at = to_timestamp(row.at / 1000)
    ) AS found
    FROM unnest(
      ${traces.map(({ at }) => at)}::float8[], ${traces.map(({ threadId }) => threadId)}::text[],
      ${traces.map(({ messageId }) => messageId)}::text[], ${traces.map(({ containerId }) => containerId)}::text[]
    ) WITH ORDINALITY AS row(at, thread_id, message_id, container_id, position)
    ORDER BY position`;
  return rows.map(({ found }) => found);
}
