import { type AuditEntry, auditActions, auditOutcomes, findFlow, listAudit, listStepNames } from "@millrace/db";
import { z } from "zod";
import { timeWindow } from "../error/list.ts";
import { pageInput, readCursor, writeCursor } from "../shapes/page.ts";
import { workspaceProcedure } from "../trpc.ts";

export const auditShape = z.object({
  id: z.string(),
  at: z.string(),
  flowId: z.string(),
  /** As it was called then; it may be gone. */
  flowName: z.string(),
  stepId: z.string().optional(),
  /** As it is called now; absent when the step is gone, or has no name. */
  stepName: z.string().optional(),
  actor: z.string(),
  action: z.enum(auditActions),
  kind: z.string().optional(),
  /** What was looked for. */
  search: z.string().optional(),
  outcome: z.enum(auditOutcomes),
  /** Messages it was about, and those it failed with. */
  count: z.number().int(),
  failed: z.number().int(),
  /** Looked through for them, of so many in the queue. */
  looked: z.number().int(),
  queued: z.number().int(),
  /** Of the first of them. */
  messageIds: z.array(z.string()),
  failures: z.array(z.object({ messageId: z.string(), reason: z.string() })),
  reason: z.string().optional(),
  cancelledBy: z.string().optional(),
});

export function toAuditAnswer(entry: AuditEntry): z.infer<typeof auditShape> {
  return { ...entry, at: entry.at.toISOString() };
}

/** Who looked into messages, edited, replayed, dropped or took some away: of the workspace, or of one flow; newest first. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/audit", tags: ["audit"], summary: "Who did what to messages" } })
  .input(
    z.object({
      flowId: z.string().optional(),
      stepId: z.string().optional(),
      action: z.enum(auditActions).optional(),
      /** Part of a name. */
      actor: z.string().optional(),
      ...timeWindow,
      ...pageInput,
    }),
  )
  .output(z.object({ items: z.array(auditShape), nextCursor: z.string().optional() }))
  .query(async ({ ctx: { db, workspaceId }, input: { limit, cursor, ...wanted } }) => {
    if (wanted.flowId !== undefined) await findFlow(db, { workspaceId, flowId: wanted.flowId });
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const rows = await listAudit(db, { workspaceId, ...wanted, limit: limit + 1, after });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const entries = rows.slice(0, limit);
    const flowIds = [...new Set(entries.flatMap(({ stepId, flowId }) => (stepId === undefined ? [] : [flowId])))];
    const names = await listStepNames(db, { workspaceId, flowIds });
    const items = entries.map((entry) => ({
      ...toAuditAnswer(entry),
      stepName: names.get(entry.flowId)?.get(entry.stepId ?? ""),
    }));
    return { items, ...(last && { nextCursor: writeCursor(last) }) };
  });
