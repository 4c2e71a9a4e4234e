import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface LastError {
  id: string;
  stepId: string;
  /** As much of it as a line shows. */
  message: string;
}

const mostCharacters = 300;

/** The newest error of each flow that has one, by flow. One look into the index per flow, however many errors there are. */
export async function lastErrors(
  db: Database,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<ReadonlyMap<string, LastError>> {
  const rows = await db.$queryRaw<Array<LastError & { flowId: string }>>`
    SELECT flow.id AS "flowId", newest.id, newest.step_id AS "stepId", newest.message
    FROM flow
    CROSS JOIN LATERAL (
      SELECT id, step_id, left(message, ${mostCharacters}::int) AS message
      FROM error_record WHERE flow_id = flow.id ORDER BY at DESC LIMIT 1
    ) newest
    WHERE flow.workspace_id = ${workspaceId}`;
  return new Map(rows.map(({ flowId, ...error }) => [flowId, error]));
}
