import type { Database } from "../../database.ts";

/** Draining is over, the stop proper begins now: its deadline counts from here. @returns false when it was over already. */
export async function endDrain(
  db: Database,
  { flowId, why, left }: { flowId: string; why: string; left: number },
): Promise<boolean> {
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE flow SET drain_ends_at = NULL, state_since = now(), state_reason = NULL
      WHERE id = ${flowId} AND state = 'stopping' AND drain_ends_at IS NOT NULL
      RETURNING id, workspace_id, state
    )
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, state, state, 'runner', ${why}, ${JSON.stringify(left > 0 ? { leftMessages: left } : {})}::jsonb
    FROM changed`;
  return written > 0;
}
