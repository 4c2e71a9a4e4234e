import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import {
  type AuditAction,
  type AuditEntry,
  type AuditFailure,
  type AuditOutcome,
  toAuditEntry,
} from "./audit-entry.ts";

const kept = { ids: 100, failures: 50, searchLength: 500 };

interface NewAudit {
  workspaceId: WorkspaceId;
  flowId: string;
  flowName: string;
  stepId?: string | undefined;
  actor: string;
  action: AuditAction;
  kind?: string | undefined;
  search?: string | undefined;
  outcome: AuditOutcome;
  count?: number;
  looked?: number;
  queued?: number;
  messageIds?: readonly string[] | undefined;
}

/** Writes down what somebody does to messages. @returns its id. */
export async function addAuditEntry(
  db: Database,
  { search, stepId, kind, messageIds = [], ...entry }: NewAudit,
): Promise<string> {
  const { id } = await db.auditEntry.create({
    data: {
      ...entry,
      stepId: stepId ?? null,
      kind: kind ?? null,
      search: search === undefined || search === "" ? null : search.slice(0, kept.searchLength),
      messageIds: messageIds.slice(0, kept.ids),
    },
    select: { id: true },
  });
  return id;
}

export interface AuditProgress {
  id: string;
  flowId: string;
  outcome: AuditOutcome;
  count: number;
  failed?: number;
  looked?: number;
  queued?: number;
  messageIds?: readonly string[];
  failures?: readonly AuditFailure[];
  reason?: string | undefined;
}

/** Notes how far it got. For the runner: not scoped to a workspace. @returns whether somebody asked to stop it. */
export async function noteAuditProgress(
  db: Database,
  { id, flowId, messageIds, failures, reason, ...progress }: AuditProgress,
): Promise<{ isCancelled: boolean }> {
  const data = {
    ...progress,
    heardAt: new Date(),
    reason: reason ?? null,
    ...(messageIds && { messageIds: messageIds.slice(0, kept.ids) }),
    ...(failures && { failures: toJson(failures.slice(0, kept.failures)) }),
  };
  const [row] = await db.auditEntry.updateManyAndReturn({
    where: { id, flowId },
    data,
    select: { cancelledBy: true },
  });
  return { isCancelled: row !== undefined && row.cancelledBy !== null };
}

interface EntryKey {
  workspaceId: WorkspaceId;
  flowId: string;
  id: string;
}

/** Throws `not_found`. */
export async function getAuditEntry(db: Database, { workspaceId, flowId, id }: EntryKey): Promise<AuditEntry> {
  const row = await db.auditEntry.findFirst({ where: { id, flowId, workspaceId } });
  if (!row) throw new DomainError("not_found", `Nothing is known of ${id} in this flow.`);
  return toAuditEntry(row);
}

/** Asks an act that is under way to stop; what it did stays done. */
export async function cancelAudited(
  db: Database,
  { workspaceId, flowId, id, actor }: EntryKey & { actor: string },
): Promise<void> {
  await db.auditEntry.updateMany({
    where: { id, flowId, workspaceId, outcome: "begun", cancelledBy: null },
    data: { cancelledBy: actor },
  });
}
