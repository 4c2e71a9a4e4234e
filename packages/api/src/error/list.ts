import { findFlow, listErrors } from "@millrace/db";
import { z } from "zod";
import { pageInput, readCursor, writeCursor } from "../shapes/page.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";

const statusShape = z.enum(["open", "retried", "dismissed"]);

export const errorShape = z.object({
  id: z.string(),
  flowId: z.string(),
  stepId: z.string(),
  at: z.string(),
  name: z.string(),
  message: z.string(),
  status: statusShape,
  threadId: z.string().optional(),
});

const pageShape = z.object({ items: z.array(errorShape), nextCursor: z.string().optional() });
const filter = { status: statusShape.optional(), ...pageInput };

/** Messages that a step could not process, of one flow or of all; newest first. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/errors", tags: ["errors"], summary: "List errors" } })
  .input(z.object({ flowId: z.string().optional(), ...filter }))
  .output(pageShape)
  .query(({ ctx, input }) => listPage(ctx, input));

export const listOfFlow = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{flowId}/errors", tags: ["errors"], summary: "Errors of a flow" } })
  .input(z.object({ flowId: z.string(), ...filter }))
  .output(pageShape)
  .query(({ ctx, input }) => listPage(ctx, input));

interface Page {
  flowId?: string | undefined;
  status?: z.infer<typeof statusShape> | undefined;
  limit: number;
  cursor?: string | undefined;
}

async function listPage(
  { db, workspaceId }: WorkspaceContext,
  { flowId, status, limit, cursor }: Page,
): Promise<z.infer<typeof pageShape>> {
  if (flowId !== undefined) await findFlow(db, { workspaceId, flowId });
  const after = cursor === undefined ? undefined : readCursor(cursor);
  // One more than asked for tells whether there is a next page.
  const rows = await listErrors(db, { workspaceId, flowId, status, limit: limit + 1, after });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() })),
    ...(last && { nextCursor: writeCursor(last) }),
  };
}
