import { findFlow, listTimeline } from "@millrace/db";
import { flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";

/** Who or what changed the flow, when and why: newest first. */
export const timeline = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/timeline", tags: ["flows"], summary: "Timeline of a flow" } })
  .input(
    z.object({
      id: z.string(),
      limit: z.number().int().min(1).max(500).default(100),
      /** `id` of the last line of the page before. */
      before: z
        .string()
        .regex(/^\d{1,18}$/, "a line's id is a number")
        .optional(),
    }),
  )
  .output(
    z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        from: flowStateSchema,
        to: flowStateSchema,
        actor: z.string(),
        reason: z.string(),
        /** What it counted, for instance `{"dropped": 12}`. */
        numbers: z.record(z.string(), z.unknown()),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { id, limit, before } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const after = before === undefined ? undefined : BigInt(before);
    const rows = await listTimeline(db, { workspaceId, flowId: id, limit, before: after });
    return rows.map((row) => ({ ...row, id: String(row.id), at: row.at.toISOString() }));
  });
