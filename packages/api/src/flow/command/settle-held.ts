import { findFlow } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../../runner/ask-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";

const answerWithinMs = 45_000;

/**
 * Decides about messages that wait in front of a step which the version that works no longer has: on to the steps that took its
 * place, or away.
 */
export const settleHeld = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/held/{stepId}", tags: ["messages"], summary: "Settle held messages" },
  })
  .input(z.object({ id: z.string(), stepId: z.string(), action: z.enum(["reroute", "drop"]) }))
  .output(z.object({ moved: z.number().int(), dropped: z.number().int() }))
  .mutation(async ({ ctx, input: { id, stepId, action } }) => {
    const { db, workspaceId, actor } = ctx;
    await findFlow(db, { workspaceId, flowId: id });
    return askRunner(ctx, {
      name: "settle-held",
      payload: { flowId: id, stepId, action, actor: actor.name },
      timeoutMs: answerWithinMs,
    });
  });
