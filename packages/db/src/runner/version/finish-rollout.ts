import type { Database } from "../../database.ts";

/** All containers of the new version work: the one before is history. @returns false when that was known already. */
export async function finishRollout(
  db: Database,
  { flowId, version }: { flowId: string; version: number },
): Promise<boolean> {
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE flow SET previous_version = NULL
      WHERE id = ${flowId} AND active_version = ${version} AND previous_version IS NOT NULL
      RETURNING id, workspace_id, state
    )
    INSERT INTO transition (workspace_id, flow_id, "from", "to", actor, reason, numbers)
    SELECT workspace_id, id, state, state, 'runner', ${`Version ${version} is in place`}, ${JSON.stringify({ version })}::jsonb
    FROM changed`;
  return written > 0;
}
