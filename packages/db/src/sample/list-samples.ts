import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface RecordedSample {
  stepId: string;
  body: unknown;
  at: Date;
}

/** The newest output of each step that went through the running flow. */
export async function listSamples(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<RecordedSample[]> {
  const rows = await db.sample.findMany({ where: { flowId, flow: { workspaceId } } });
  return rows.map(({ stepId, body, updatedAt }) => ({ stepId, body, at: updatedAt }));
}
