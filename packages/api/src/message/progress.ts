import { cancelAudited, findFlow, getAuditEntry } from "@millrace/db";
import { z } from "zod";
import { auditShape, toAuditAnswer } from "../audit/list.ts";
import { workspaceProcedure } from "../trpc.ts";

const actInput = z.object({ flowId: z.string(), id: z.string() });

/** How far an act on messages got. */
export const progress = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{flowId}/acts/{id}", tags: ["messages"], summary: "Progress of an act" },
  })
  .input(actInput)
  .output(auditShape)
  .query(async ({ ctx: { db, workspaceId }, input: { flowId, id } }) => {
    await findFlow(db, { workspaceId, flowId });
    return toAuditAnswer(await getAuditEntry(db, { workspaceId, flowId, id }));
  });

/** Stops an act on messages that is under way; what it did stays done. */
export const cancel = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{flowId}/acts/{id}/cancel", tags: ["messages"], summary: "Stop an act" },
  })
  .input(actInput)
  .output(auditShape)
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { flowId, id } }) => {
    const key = { workspaceId, flowId, id };
    await getAuditEntry(db, key);
    await cancelAudited(db, { ...key, actor: actor.name });
    return toAuditAnswer(await getAuditEntry(db, key));
  });
