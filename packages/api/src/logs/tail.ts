import { findFlow } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { lineShape, logInput } from "./log-input.ts";

const answerWithinMs = 10_000;

/** The newest log lines of a flow's containers, or of one step's, oldest first. */
export const tail = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{flowId}/logs", tags: ["flows"], summary: "Newest log lines" } })
  .input(z.object(logInput))
  .output(z.array(lineShape))
  .query(async ({ ctx, input }) => {
    const { workspaceId } = ctx;
    const flow = await findFlow(ctx.db, { workspaceId, flowId: input.flowId });
    if (flow.state === "inactive") return []; // no containers, so nobody needs to be asked
    const { lines } = await askRunner(ctx, { name: "logs", payload: input, timeoutMs: answerWithinMs });
    return lines.map((line) => ({ ...line, at: new Date(line.at).toISOString() }));
  });
