import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** What a step did since the flow was started. */
export interface StepTotals {
  stepId: string;
  received: number;
  emitted: number;
  errors: number;
}

export async function listStepTotals(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<StepTotals[]> {
  const rows = await db.stepCounter.findMany({ where: { flowId, flow: { workspaceId } } });
  return rows.map((row) => ({
    stepId: row.stepId,
    received: Number(row.received),
    emitted: Number(row.emitted),
    errors: Number(row.errors),
  }));
}
