import type { Database } from "../database.ts";
import type { Execution } from "../generated/client.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ExecutionStatus, executionStatus, statusCondition } from "./execution-status.ts";

export interface ExecutionRow {
  id: string;
  flowId: string;
  status: ExecutionStatus;
  startedAt: Date;
  lastAt: Date;
  messages: number;
  errors: number;
}

interface Page {
  workspaceId: WorkspaceId;
  flowId: string;
  status?: ExecutionStatus | undefined;
  limit: number;
  /** The last row of the page before. */
  after?: { startedAt: Date; id: string } | undefined;
}

/** Newest first. */
export async function listExecutions(
  db: Database,
  { workspaceId, flowId, status, limit, after }: Page,
): Promise<ExecutionRow[]> {
  const rows = await db.execution.findMany({
    where: {
      workspaceId,
      flowId,
      ...(status && statusCondition[status]),
      ...(after && {
        OR: [{ startedAt: { lt: after.startedAt } }, { startedAt: after.startedAt, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toExecutionRow);
}

export function toExecutionRow(row: Execution): ExecutionRow {
  const { id, flowId, startedAt, lastAt, messages, errors } = row;
  return { id, flowId, status: executionStatus(row), startedAt, lastAt, messages, errors };
}
