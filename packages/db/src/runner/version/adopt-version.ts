import type { Database } from "../../database.ts";

/**
 * A flow that is up goes on with another version; its queues and containers follow. Which one it replaces is kept until the new
 * one is in place: of several that follow each other quickly, the last that was. @returns false when it was too late.
 */
export async function adoptVersion(
  db: Database,
  { flowId, from, to, actor }: { flowId: string; from: number | undefined; to: number; actor: string },
): Promise<boolean> {
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE flow SET active_version = ${to}, previous_version = coalesce(previous_version, active_version),
                      refused_version = NULL
      WHERE id = ${flowId} AND active_version IS NOT DISTINCT FROM ${from ?? null}::int
      RETURNING id, workspace_id, state
    )
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, state, state, ${actor}, ${`Goes on with version ${to}`}, ${JSON.stringify({ version: to })}::jsonb
    FROM changed`;
  return written > 0;
}
