import type { Database } from "../../database.ts";

/** What a batch of traces changes in one execution (all messages of one thread). Times are epoch milliseconds. */
export interface ExecutionChange {
  /** UTC day of the execution's start, `YYYY-MM-DD`. */
  day: string;
  id: string;
  workspaceId: string;
  flowId: string;
  execId: string;
  firstAt: number;
  lastAt: number;
  pending: number;
  errors: number;
  messages: number;
}

/**
 * Adds the changes in one statement; `changes` names every execution once. A new execution begins with one message on its
 * way, so that the order in which steps report does not matter.
 */
export async function applyToExecutions(
  db: Pick<Database, "$executeRaw">,
  changes: readonly ExecutionChange[],
): Promise<void> {
  if (changes.length === 0) return;
  // In one order everywhere: two recorders that meet on the same threads must not wait for each other in a circle.
  const rows = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  await db.$executeRaw`
    INSERT INTO execution AS old (day, id, workspace_id, flow_id, exec_id, started_at, last_at, pending, errors, messages)
    SELECT day, id, workspace_id, flow_id, exec_id, to_timestamp(first_at / 1000), to_timestamp(last_at / 1000),
      1 + pending, errors, messages
    FROM unnest(
      ${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.id)}::text[],
      ${rows.map((row) => row.workspaceId)}::text[], ${rows.map((row) => row.flowId)}::text[],
      ${rows.map((row) => row.execId)}::text[], ${rows.map((row) => row.firstAt)}::float8[],
      ${rows.map((row) => row.lastAt)}::float8[], ${rows.map((row) => row.pending)}::int[],
      ${rows.map((row) => row.errors)}::int[], ${rows.map((row) => row.messages)}::int[]
    ) AS row(day, id, workspace_id, flow_id, exec_id, first_at, last_at, pending, errors, messages)
    ON CONFLICT (day, id) DO UPDATE SET
      started_at = LEAST(old.started_at, excluded.started_at), last_at = GREATEST(old.last_at, excluded.last_at),
      pending = old.pending + excluded.pending - 1, errors = old.errors + excluded.errors,
      messages = old.messages + excluded.messages`;
}
