import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type AuditAction, type AuditEntry, toAuditEntry } from "./audit-entry.ts";

interface Page {
  workspaceId: WorkspaceId;
  flowId?: string | undefined;
  stepId?: string | undefined;
  action?: AuditAction | undefined;
  /** Part of who did it, whatever its case. */
  actor?: string | undefined;
  /** Both included. */
  from?: Date | undefined;
  to?: Date | undefined;
  limit: number;
  /** The last row of the page before. */
  after?: { at: Date; id: string } | undefined;
}

/** Newest first. */
export async function listAudit(db: Database, { limit, after, ...filter }: Page): Promise<AuditEntry[]> {
  const { workspaceId, flowId, stepId, action, actor, from, to } = filter;
  const rows = await db.auditEntry.findMany({
    where: {
      workspaceId,
      ...(flowId !== undefined && { flowId }),
      ...(stepId !== undefined && { stepId }),
      ...(action !== undefined && { action }),
      ...(actor !== undefined && { actor: { contains: actor, mode: "insensitive" as const } }),
      at: { ...(from && { gte: from }), ...(to && { lte: to }) },
      ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toAuditEntry);
}
