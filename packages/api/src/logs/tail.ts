import { findFlow } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";

const answerWithinMs = 10_000;

/** The newest log lines of a flow's containers, or of one step's, oldest first. */
export const tail = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{flowId}/logs", tags: ["flows"], summary: "Newest log lines" } })
  .input(
    z.object({
      flowId: z.string(),
      stepId: z.string().optional(),
      tail: z.number().int().min(1).max(5000).default(200),
    }),
  )
  .output(
    z.array(
      z.object({
        stepId: z.string(),
        containerId: z.string(),
        at: z.string(),
        level: z.string(),
        text: z.string(),
      }),
    ),
  )
  .query(async ({ ctx, input: { flowId, stepId, tail } }) => {
    const { workspaceId } = ctx;
    const flow = await findFlow(ctx.db, { workspaceId, flowId });
    if (flow.state === "inactive") return []; // no containers, so nobody needs to be asked
    const lines = await askRunner(ctx, {
      name: "logs",
      payload: { flowId, tail, ...(stepId !== undefined && { stepId }) },
      timeoutMs: answerWithinMs,
    });
    return lines.map((line) => ({ ...line, at: new Date(line.at).toISOString() }));
  });
