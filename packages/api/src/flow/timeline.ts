import { findFlow, listTimeline } from "@millrace/db";
import { flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Who or what changed the flow, when and why: newest first. */
export const timeline = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/timeline", tags: ["flows"], summary: "Timeline of a flow" } })
  .input(z.object({ id: z.string(), limit: z.number().int().min(1).max(500).default(100) }))
  .output(
    z.array(
      z.object({
        at: z.string(),
        from: flowStateSchema,
        to: flowStateSchema,
        actor: z.string(),
        reason: z.string(),
        numbers: z.record(z.string(), z.unknown()),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id, limit } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const rows = await listTimeline(db, { workspaceId, flowId: id, limit });
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  });
