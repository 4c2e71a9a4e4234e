import { type ExecutionRow, findFlow, listExecutions } from "@millrace/db";
import { z } from "zod";
import { timeWindow } from "../error/list.ts";
import { pageInput, readCursor, writeCursor } from "../shapes/page.ts";
import { workspaceProcedure } from "../trpc.ts";

const statusShape = z.enum(["running", "succeeded", "failed"]);

export const executionShape = z.object({
  id: z.string(),
  flowId: z.string(),
  status: statusShape,
  startedAt: z.string(),
  lastAt: z.string(),
  durationMs: z.number(),
  messages: z.number().int(),
  errors: z.number().int(),
});

/** Messages that entered a flow, each with all that came of it; newest first. */
export const list = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{flowId}/executions", tags: ["executions"], summary: "List executions" },
  })
  .input(
    z.object({
      flowId: z.string(),
      status: statusShape.optional(),
      /** That this step took part in. */
      stepId: z.string().optional(),
      ...timeWindow,
      /** Beginning of an id, or text of an error or of a body that was kept. */
      search: z.string().trim().min(1).max(200).optional(),
      /** Without polls that found nothing. */
      hideEmpty: z.boolean().optional(),
      ...pageInput,
    }),
  )
  .output(z.object({ items: z.array(executionShape), nextCursor: z.string().optional() }))
  .query(async ({ ctx: { db, workspaceId }, input: { flowId, limit, cursor, ...filter } }) => {
    await findFlow(db, { workspaceId, flowId });
    const end = cursor === undefined ? undefined : readCursor(cursor);
    const after = end && { startedAt: end.at, id: end.id };
    // One more than asked for tells whether there is a next page.
    const rows = await listExecutions(db, { workspaceId, flowId, ...filter, limit: limit + 1, after });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toExecutionShape),
      ...(last && { nextCursor: writeCursor({ at: last.startedAt, id: last.id }) }),
    };
  });

export function toExecutionShape(row: ExecutionRow): z.infer<typeof executionShape> {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    durationMs: Math.max(0, row.lastAt.getTime() - row.startedAt.getTime()),
  };
}
