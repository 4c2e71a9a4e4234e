import { findFlow, listUnsettledErrors } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { errorChoice, mostAtOnce } from "./error-choice.ts";

const answerWithinMs = 50_000;

/** Gives up the messages of a flow's errors, the oldest 1000 of those chosen. */
export const dismissAll = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{flowId}/errors/dismiss", tags: ["errors"], summary: "Dismiss errors" },
  })
  .input(errorChoice)
  .output(z.object({ dismissed: z.number().int(), left: z.number().int() }))
  .mutation(async ({ ctx, input }) => {
    const { db, workspaceId, actor } = ctx;
    const { flowId } = input;
    await findFlow(db, { workspaceId, flowId });
    const { ids, left } = await listUnsettledErrors(db, { workspaceId, ...input, withInput: false, limit: mostAtOnce });
    if (ids.length === 0) return { dismissed: 0, left };
    const payload = { flowId, errorIds: ids, actor: actor.name };
    const done = await askRunner(ctx, { name: "dismiss-errors", payload, timeoutMs: answerWithinMs });
    return { ...done, left };
  });
