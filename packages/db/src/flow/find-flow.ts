import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type FlowRow, toFlowRow } from "./flow-row.ts";

interface FlowKey {
  workspaceId: WorkspaceId;
  flowId: string;
}

/** Throws `not_found`. */
export async function findFlow(db: Database, { workspaceId, flowId }: FlowKey): Promise<FlowRow> {
  const row = await db.flow.findFirst({ where: { id: flowId, workspaceId } });
  if (!row) throw flowNotFound(flowId);
  return toFlowRow(row);
}

export async function findFlowByName(
  db: Database,
  { workspaceId, name }: { workspaceId: WorkspaceId; name: string },
): Promise<FlowRow | undefined> {
  const row = await db.flow.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
  return row ? toFlowRow(row) : undefined;
}

export function flowNotFound(flowId: string): DomainError {
  return new DomainError("not_found", `There is no flow "${flowId}" in this workspace.`);
}
