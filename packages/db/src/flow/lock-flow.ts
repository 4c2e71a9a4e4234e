import type { Database } from "../database.ts";
import type { FlowModel } from "../generated/models.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { flowNotFound } from "./find-flow.ts";

/** What a query inside `$transaction` is asked of. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];

/**
 * The row of a flow, locked until the transaction ends: whoever wants to change it at the same moment, a person or the runner,
 * comes before or after, never between. Throws `not_found`.
 */
export async function lockFlow(
  tx: Transaction,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<FlowModel> {
  await tx.$queryRaw`SELECT 1 FROM flow WHERE id = ${flowId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const flow = await tx.flow.findFirst({ where: { id: flowId, workspaceId } });
  if (!flow) throw flowNotFound(flowId);
  return flow;
}
