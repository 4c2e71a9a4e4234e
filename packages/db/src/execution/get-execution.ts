import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ExecutionRow, toExecutionRow } from "./list-executions.ts";

/** Throws `not_found`. */
export async function getExecution(
  db: Database,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<ExecutionRow> {
  const row = await db.execution.findFirst({ where: { id, workspaceId }, orderBy: { day: "desc" } });
  if (!row) throw new DomainError("not_found", `There is no execution ${id} in this workspace.`);
  return toExecutionRow(row);
}
