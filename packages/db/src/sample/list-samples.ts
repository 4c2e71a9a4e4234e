import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** The newest output of each step: step id → body. */
export async function listSamples(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<Record<string, unknown>> {
  const rows = await db.sample.findMany({ where: { flowId, flow: { workspaceId } } });
  return Object.fromEntries(rows.map((row) => [row.stepId, row.body]));
}
