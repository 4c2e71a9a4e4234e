import type { Database } from "../database.ts";
import type { ErrorRecordModel } from "../generated/models.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ErrorStatus, toErrorStatus } from "./error-status.ts";

export interface ErrorRow {
  id: string;
  flowId: string;
  stepId: string;
  at: Date;
  name: string;
  message: string;
  status: ErrorStatus;
  threadId: string | undefined;
  /** Of the container that the message ended. */
  exitCode: number | undefined;
  outOfMemory: boolean | undefined;
  /** Nobody has decided about it yet, and its input was kept. */
  canRetry: boolean;
}

export interface ErrorFilter {
  workspaceId: WorkspaceId;
  flowId?: string | undefined;
  stepId?: string | undefined;
  /** Of these executions. */
  threadIds?: readonly string[] | undefined;
  /** Both included. */
  from?: Date | undefined;
  to?: Date | undefined;
}

interface Page extends ErrorFilter {
  status?: ErrorStatus | undefined;
  limit: number;
  /** The last row of the page before. */
  after?: { at: Date; id: string } | undefined;
}

/** Newest first. */
export async function listErrors(db: Database, { status, limit, after, ...filter }: Page): Promise<ErrorRow[]> {
  const rows = await db.errorRecord.findMany({
    where: {
      ...whereErrors(filter),
      ...(status && { status }),
      ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toErrorRow);
}

export function whereErrors({ workspaceId, flowId, stepId, threadIds, from, to }: ErrorFilter) {
  return {
    workspaceId,
    ...(flowId !== undefined && { flowId }),
    ...(stepId !== undefined && { stepId }),
    ...(threadIds !== undefined && { threadId: { in: [...threadIds] } }),
    at: { ...(from && { gte: from }), ...(to && { lte: to }) },
  };
}

export function toErrorRow(row: ErrorRecordModel): ErrorRow {
  const status = toErrorStatus(row.status);
  return {
    id: row.id,
    flowId: row.flowId,
    stepId: row.stepId,
    at: row.at,
    name: row.name,
    message: row.message,
    status,
    threadId: row.threadId ?? undefined,
    exitCode: row.exitCode ?? undefined,
    outOfMemory: row.outOfMemory ?? undefined,
    canRetry: (status === "open" || status === "quarantined") && row.sealedInput !== null,
  };
}
