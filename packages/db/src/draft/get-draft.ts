import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import { flowNotFound } from "../flow/find-flow.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

export interface DraftRow {
  revision: number;
  definition: FlowDefinition;
  updatedAt: Date;
  updatedBy: string | undefined;
  /** Whose changes go live with the next version. */
  changedBy: string[];
}

/** Throws `not_found`. */
export async function getDraft(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<DraftRow> {
  const row = await db.draft.findFirst({ where: { flowId, flow: { workspaceId } } });
  if (!row) throw flowNotFound(flowId);
  return {
    revision: row.revision,
    definition: flowDefinitionSchema.parse(row.definition),
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy ?? undefined,
    changedBy: row.changedBy,
  };
}
