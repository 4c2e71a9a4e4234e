import { z } from "zod";
import type { AuditEntryModel } from "../generated/models.ts";

export const auditActions = ["look", "edit", "replay", "drop", "export", "import"] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = ["begun", "done", "failed", "cancelled"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

const failuresSchema = z.array(z.object({ messageId: z.string(), reason: z.string() })).catch([]);
export type AuditFailure = z.infer<typeof failuresSchema>[number];

/** What somebody did to messages, and how far it got. */
export interface AuditEntry {
  id: string;
  flowId: string;
  flowName: string;
  stepId: string | undefined;
  at: Date;
  actor: string;
  action: AuditAction;
  kind: string | undefined;
  search: string | undefined;
  outcome: AuditOutcome;
  count: number;
  failed: number;
  looked: number;
  queued: number;
  /** Of the first of them. */
  messageIds: string[];
  failures: AuditFailure[];
  reason: string | undefined;
  cancelledBy: string | undefined;
}

/** Longer than any pause of an act: whoever did it is gone. */
const silentMs = 120_000;

export function toAuditEntry(row: AuditEntryModel): AuditEntry {
  const isLost = row.outcome === "begun" && Date.now() - row.heardAt.getTime() > silentMs;
  return {
    id: row.id,
    flowId: row.flowId,
    flowName: row.flowName,
    stepId: row.stepId ?? undefined,
    at: row.at,
    actor: row.actor,
    action: z.enum(auditActions).parse(row.action),
    kind: row.kind ?? undefined,
    search: row.search ?? undefined,
    outcome: isLost ? "failed" : z.enum(auditOutcomes).parse(row.outcome),
    count: row.count,
    failed: row.failed,
    looked: row.looked,
    queued: row.queued,
    messageIds: row.messageIds,
    failures: failuresSchema.parse(row.failures),
    reason: isLost ? "It broke off: nothing was heard of it any more." : (row.reason ?? undefined),
    cancelledBy: row.cancelledBy ?? undefined,
  };
}
