import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** What a step put out in an execution. */
export interface StepBody {
  messageId: string;
  executionId: string;
  at: Date;
  output: unknown;
}

/** Outputs of a step that were kept of its newest executions, newest first. */
export async function listStepBodies(
  db: Database,
  place: { workspaceId: WorkspaceId; flowId: string; stepId: string; messageId?: string | undefined; limit: number },
): Promise<StepBody[]> {
  const { workspaceId, flowId, stepId, messageId, limit } = place;
  const rows = await db.$queryRaw<StepBody[]>`
    SELECT message_id AS "messageId", thread_id AS "executionId", at, output FROM trace_sample
    JOIN flow ON flow.id = trace_sample.flow_id
    WHERE flow.workspace_id = ${workspaceId} AND flow_id = ${flowId} AND step_id = ${stepId} AND output IS NOT NULL
      AND (${messageId ?? null}::text IS NULL OR message_id = ${messageId ?? null}::text)
    ORDER BY at DESC LIMIT ${limit}`;
  return rows;
}
