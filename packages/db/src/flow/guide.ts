import { type FlowGuide, flowGuideSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { flowNotFound } from "./find-flow.ts";

interface FlowKey {
  workspaceId: WorkspaceId;
  flowId: string;
}

/** What is left to do for the flow; undefined when nobody said, or somebody closed it. */
export async function findGuide(db: Database, { workspaceId, flowId }: FlowKey): Promise<FlowGuide | undefined> {
  const [row] = await db.$queryRaw<Array<{ guide: unknown }>>`
    SELECT guide FROM flow WHERE id = ${flowId} AND workspace_id = ${workspaceId}`;
  return flowGuideSchema.safeParse(row?.guide).data; // only words: some that cannot be read must not hide the flow
}

/** Throws `not_found`. Leaves no trace in the list of flows: nothing of what runs is changed by it. */
export async function saveGuide(
  db: Database,
  { workspaceId, flowId, guide }: FlowKey & { guide: FlowGuide | undefined },
): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE flow SET guide = ${guide ? JSON.stringify(guide) : null}::jsonb
    WHERE id = ${flowId} AND workspace_id = ${workspaceId}`;
  if (count === 0) throw flowNotFound(flowId);
}
