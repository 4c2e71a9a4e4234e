import { findFlow } from "@millrace/db";
import { z } from "zod";
import { askRunner } from "../runner/ask-runner.ts";
import { workspaceProcedure } from "../trpc.ts";
import { lastWords } from "./last-words.ts";
import { lineShape, logInput } from "./log-input.ts";

const answerWithinMs = 10_000;

/**
 * Log lines since the last answer, oldest first; without a cursor the newest ones, with the last words of containers that are gone.
 * What has no room in an answer is counted.
 */
export const follow = workspaceProcedure
  .input(z.object({ ...logInput, cursor: z.record(z.string(), z.string()).optional() }))
  .output(
    z.object({
      lines: z.array(
        lineShape.extend({
          /** Said by a container shortly before it ended. */
          isLastWord: z.boolean().optional(),
        }),
      ),
      cursor: z.record(z.string(), z.string()),
      skipped: z.number().int(),
      isSkippedAtLeast: z.boolean(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { workspaceId, db } = ctx;
    const flow = await findFlow(db, { workspaceId, flowId: input.flowId });
    const nothing = { lines: [], cursor: input.cursor ?? {}, skipped: 0, isSkippedAtLeast: false };
    const answer =
      flow.state === "inactive" // no containers, so nobody needs to be asked
        ? nothing
        : await askRunner(ctx, { name: "logs", payload: input, timeoutMs: answerWithinMs });
    const words = input.cursor ? [] : await lastWords(ctx, input);
    const present = new Set(answer.lines.map(({ containerId }) => containerId));
    const lines = [...words.filter(({ containerId }) => !present.has(containerId)), ...answer.lines];
    return {
      ...answer,
      lines: lines.toSorted((a, b) => a.at - b.at).map((line) => ({ ...line, at: new Date(line.at).toISOString() })),
    };
  });
