import type { Database } from "../../database.ts";
import type { WorkspaceId } from "../../workspace/workspace-id.ts";
import type { StepDeath } from "./step-death.ts";

/** How the last container of each step ended that was not asked to; of one step, or of all. */
export async function listStepDeaths(
  db: Database,
  { workspaceId, flowId, stepId }: { workspaceId: WorkspaceId; flowId: string; stepId?: string | undefined },
): Promise<StepDeath[]> {
  const rows = await db.stepDeath.findMany({
    where: { flowId, flow: { workspaceId }, ...(stepId !== undefined && { stepId }) },
  });
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
