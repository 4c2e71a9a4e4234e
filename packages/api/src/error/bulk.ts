import { findFlow, listUnsettledErrors } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { timeWindow } from "./list.ts";
import { refuseRetry } from "./refuse-retry.ts";

const mostAtOnce = 1000;
const answerWithinMs = 50_000;

const choice = z.object({
  flowId: z.string(),
  stepId: z.string().optional(),
  ...timeWindow,
  /** Absent: both. */
  status: z.enum(["open", "quarantined"]).optional(),
});

/** Errors of the same choice that this call, which takes the oldest 1000, has not looked at. */
const left = z.number().int();

/** Sends the messages of a flow's errors to their steps once more, the oldest 1000 of those chosen. */
export const retryAll = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{flowId}/errors/retry", tags: ["errors"], summary: "Retry errors" },
  })
  .input(choice)
  .output(
    z.object({
      retried: z.number().int(),
      failed: z.array(z.object({ id: z.string(), reason: z.string() })),
      left,
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { db, workspaceId, actor } = ctx;
    const { flowId } = input;
    refuseRetry(await findFlow(db, { workspaceId, flowId }));
    const chosen = await listUnsettledErrors(db, { workspaceId, ...input, withInput: true, limit: mostAtOnce });
    if (chosen.ids.length === 0) return { retried: 0, failed: [], left: 0 };
    const payload = { flowId, errorIds: chosen.ids, actor: actor.name };
    const done = await askRunner(ctx, { name: "retry-errors", payload, timeoutMs: answerWithinMs });
    return { ...done, left: chosen.left };
  });

/** Gives up the messages of a flow's errors, the oldest 1000 of those chosen. */
export const dismissAll = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{flowId}/errors/dismiss", tags: ["errors"], summary: "Dismiss errors" },
  })
  .input(choice)
  .output(z.object({ dismissed: z.number().int(), left }))
  .mutation(async ({ ctx, input }) => {
    const { db, workspaceId, actor } = ctx;
    const { flowId } = input;
    await findFlow(db, { workspaceId, flowId });
    const chosen = await listUnsettledErrors(db, { workspaceId, ...input, withInput: false, limit: mostAtOnce });
    if (chosen.ids.length === 0) return { dismissed: 0, left: 0 };
    const payload = { flowId, errorIds: chosen.ids, actor: actor.name };
    const done = await askRunner(ctx, { name: "dismiss-errors", payload, timeoutMs: answerWithinMs });
    return { ...done, left: chosen.left };
  });
