import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

type StepNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What the steps of some flows are called in their drafts: flow id → step id → name. Without those that are gone or have no name. */
export async function listStepNames(
  db: Database,
  { workspaceId, flowIds }: { workspaceId: WorkspaceId; flowIds: readonly string[] },
): Promise<StepNames> {
  const names = new Map<string, Map<string, string>>();
  if (flowIds.length === 0) return names;
  // Taken apart by the database: a definition carries whole samples and code with it.
  const rows = await db.$queryRaw<Array<{ flowId: string; stepId: string; name: string }>>`
    SELECT draft.flow_id AS "flowId", node ->> 'id' AS "stepId", node ->> 'name' AS name
    FROM draft
    JOIN flow ON flow.id = draft.flow_id
    CROSS JOIN LATERAL jsonb_array_elements(draft.definition -> 'graph' -> 'nodes') node
    WHERE flow.workspace_id = ${workspaceId} AND flow.id = ANY(${[...flowIds]}::text[]) AND node ->> 'name' <> ''`;
  for (const { flowId, stepId, name } of rows) {
    const steps = names.get(flowId) ?? new Map<string, string>();
    names.set(flowId, steps.set(stepId, name));
  }
  return names;
}
