import type { Database } from "../../database.ts";

/** The version before goes on; the new one is not tried again, and the flow says why. @returns false when it was too late. */
export async function rollBackVersion(
  db: Database,
  { flowId, from, to, why }: { flowId: string; from: number; to: number; why: string },
): Promise<boolean> {
  const reason = `Version ${from} was given up, version ${to} goes on: ${why}`;
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE flow SET active_version = ${to}, previous_version = NULL, refused_version = ${from}, state_reason = ${reason}
      WHERE id = ${flowId} AND active_version = ${from}
      RETURNING id, workspace_id, state
    )
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, state, state, 'runner', ${reason}, ${JSON.stringify({ refused: from, version: to })}::jsonb
    FROM changed`;
  return written > 0;
}
