import { findFlow } from "@millrace/db";
import { allowsCommand, refuseCommand } from "@millrace/flow";
import { z } from "zod";
import { askRunner } from "../../runner/ask-runner.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { flowState } from "./start.ts";

const answerWithinMs = 15_000;

/** Puts one start message in front of the trigger. */
export const runNow = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/run-now", tags: ["flows"], summary: "Run a flow once, now" } })
  .input(z.object({ id: z.string() }))
  .output(flowState.extend({ messageId: z.string() }))
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, actor } = ctx;
    const { name, state } = await findFlow(db, { workspaceId, flowId: id });
    if (!allowsCommand(state, "run-now")) throw refuseCommand({ name, state }, "run-now");
    const { messageId } = await askRunner(ctx, {
      name: "run-now",
      payload: { flowId: id, actor: actor.name },
      timeoutMs: answerWithinMs,
    });
    return { id, state, messageId };
  });
