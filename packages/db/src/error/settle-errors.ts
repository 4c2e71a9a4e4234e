import type { Database } from "../database.ts";

interface Settlement {
  flowId: string;
  errorIds: readonly string[];
  status: "retried" | "dismissed";
  /** Who asked for it. */
  actor: string;
}

/**
 * Notes what became of errors that were open or quarantined; others are left as they are. A retried message is on its way again in its
 * execution, and is an error of it no longer: both change together with the status, in one statement. Its trace may be
 * recorded before or after. For the runner: not scoped to a workspace.
 * @returns ids of those that were settled by this call.
 */
export async function settleErrors(
  db: Pick<Database, "$queryRaw">,
  { flowId, errorIds, status, actor }: Settlement,
): Promise<string[]> {
  if (errorIds.length === 0) return [];
  const isRetried = status === "retried";
  // A thread's id tells its day, yet one from outside may not: its newest execution is the one that failed.
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH settled AS (
      UPDATE error_record SET status = ${status}, settled_by = ${actor}, settled_at = now()
      WHERE flow_id = ${flowId} AND id = ANY(${[...errorIds]}::text[]) AND status IN ('open', 'quarantined')
      RETURNING id, thread_id, at
    ), thread AS (
      SELECT thread_id AS id, count(*)::int AS retried, max(at) AS at FROM settled
      WHERE thread_id IS NOT NULL AND ${isRetried}::boolean GROUP BY thread_id
    ), failed AS (
      SELECT thread.id, thread.retried, found.day FROM thread CROSS JOIN LATERAL (
        SELECT day FROM execution
        WHERE execution.id = thread.id AND flow_id = ${flowId} AND day <= (thread.at AT TIME ZONE 'UTC')::date + 1
        ORDER BY day DESC LIMIT 1
      ) AS found
    ), reopened AS (
      UPDATE execution SET pending = pending + failed.retried, errors = GREATEST(0, errors - failed.retried),
        last_at = GREATEST(last_at, now())
      FROM failed WHERE execution.day = failed.day AND execution.id = failed.id
    )
    SELECT id FROM settled`;
  return rows.map(({ id }) => id);
}
