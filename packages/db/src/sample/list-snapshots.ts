import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface SnapshotRow {
  stepId: string;
  value: unknown;
  updatedAt: Date;
}

/** What the triggers of a flow remember. */
export async function listSnapshots(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<SnapshotRow[]> {
  const rows = await db.snapshot.findMany({ where: { flowId, flow: { workspaceId } }, orderBy: { stepId: "asc" } });
  return rows.map(({ stepId, value, updatedAt }) => ({ stepId, value, updatedAt }));
}
