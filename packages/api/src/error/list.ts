import { findFlow, listErrors, listStepNames } from "@millrace/db";
import { z } from "zod";
import { pageInput, readCursor, writeCursor } from "../shapes/page.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";

/** `quarantined`: set aside because it ended its containers. */
export const statusShape = z.enum(["open", "quarantined", "retried", "dismissed"]);

export const errorShape = z.object({
  id: z.string(),
  flowId: z.string(),
  stepId: z.string(),
  at: z.string(),
  name: z.string(),
  message: z.string(),
  status: statusShape,
  threadId: z.string().optional(),
  /** Of the container that the message ended. */
  exitCode: z.number().int().optional(),
  outOfMemory: z.boolean().optional(),
  /** Nobody has decided about it yet, and its message was kept. */
  canRetry: z.boolean(),
});

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Both ends included. */
export const timeWindow = { from: moment.optional(), to: moment.optional() };

/** With its step as that is called now; without a name when the step is gone. */
const listedShape = errorShape.extend({ stepName: z.string().optional() });
const pageShape = z.object({ items: z.array(listedShape), nextCursor: z.string().optional() });
const filter = z.object({
  stepId: z.string().optional(),
  /** Of this execution. */
  threadId: z.string().optional(),
  ...timeWindow,
  status: statusShape.optional(),
  ...pageInput,
});

/** Messages that a step could not process, of one flow or of all; newest first. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/errors", tags: ["errors"], summary: "List errors" } })
  .input(filter.extend({ flowId: z.string().optional() }))
  .output(pageShape)
  .query(({ ctx, input }) => listPage(ctx, input));

export const listOfFlow = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{flowId}/errors", tags: ["errors"], summary: "Errors of a flow" } })
  .input(filter.extend({ flowId: z.string() }))
  .output(pageShape)
  .query(({ ctx, input }) => listPage(ctx, input));

async function listPage(
  { db, workspaceId }: WorkspaceContext,
  { limit, cursor, threadId, ...wanted }: z.infer<typeof filter> & { flowId?: string | undefined },
): Promise<z.infer<typeof pageShape>> {
  if (wanted.flowId !== undefined) await findFlow(db, { workspaceId, flowId: wanted.flowId });
  const after = cursor === undefined ? undefined : readCursor(cursor);
  // One more than asked for tells whether there is a next page.
  const rows = await listErrors(db, {
    workspaceId,
    ...wanted,
    threadIds: threadId === undefined ? undefined : [threadId],
    limit: limit + 1,
    after,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const shown = rows.slice(0, limit);
  const names = await listStepNames(db, { workspaceId, flowIds: [...new Set(shown.map(({ flowId }) => flowId))] });
  return {
    items: shown.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      stepName: names.get(row.flowId)?.get(row.stepId),
    })),
    ...(last && { nextCursor: writeCursor(last) }),
  };
}
