import { findFlow, listUnsettledErrors } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { errorChoice, mostAtOnce } from "./error-choice.ts";
import { refuseRetry } from "./refuse-retry.ts";

const answerWithinMs = 50_000;

/** Sends the messages of a flow's errors to their steps once more, the oldest 1000 of those chosen. */
export const retryAll = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{flowId}/errors/retry", tags: ["errors"], summary: "Retry errors" },
  })
  .input(errorChoice)
  .output(
    z.object({
      retried: z.number().int(),
      failed: z.array(z.object({ id: z.string(), reason: z.string() })),
      left: z.number().int(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { db, workspaceId, actor } = ctx;
    const { flowId } = input;
    refuseRetry(await findFlow(db, { workspaceId, flowId }));
    const { ids, left } = await listUnsettledErrors(db, { workspaceId, ...input, withInput: true, limit: mostAtOnce });
    if (ids.length === 0) return { retried: 0, failed: [], left };
    const payload = { flowId, errorIds: ids, actor: actor.name };
    const done = await askRunner(ctx, { name: "retry-errors", payload, timeoutMs: answerWithinMs });
    return { ...done, left };
  });
