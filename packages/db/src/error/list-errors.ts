import type { Database } from "../database.ts";
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
}

interface Page {
  workspaceId: WorkspaceId;
  flowId?: string | undefined;
  status?: ErrorStatus | undefined;
  limit: number;
  /** The last row of the page before. */
  after?: { at: Date; id: string } | undefined;
}

/** Newest first. */
export async function listErrors(
  db: Database,
  { workspaceId, flowId, status, limit, after }: Page,
): Promise<ErrorRow[]> {
  const rows = await db.errorRecord.findMany({
    where: {
      workspaceId,
      ...(flowId !== undefined && { flowId }),
      ...(status && { status }),
      ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ id, flowId, stepId, at, name, message, status, threadId }) => ({
    id,
    flowId,
    stepId,
    at,
    name,
    message,
    status: toErrorStatus(status),
    threadId: threadId ?? undefined,
  }));
}
