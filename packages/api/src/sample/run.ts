import { cancelSampleRun } from "@millrace/db";
import { DomainError, sampleLimits } from "@millrace/flow";
import { z } from "zod";
import { within } from "../runner/within.ts";
import { definitionShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { beginTrial } from "./begin-trial.ts";
import { findDrawnStep } from "./find-drawn-step.ts";
import { stepPlace, toTrialShape, trialShape } from "./sample-shape.ts";
import { trialInput } from "./trial-input.ts";

const patienceMs = 3_000;

/**
 * Sends one message through the step for real, as it is drawn, beside the running flow. Answers at once; `trial` says what came
 * of it. Throws `invalid_input` without an input, `wrong_state` while one is under way, `unavailable` without Redis.
 */
export const run = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/steps/{stepId}/trial",
      tags: ["samples"],
      summary: "Run a step for real",
    },
  })
  .input(
    z.object({
      ...stepPlace,
      /** Body of the message the step shall get, instead of what earlier steps' samples make. */
      input: z.unknown().optional(),
      /** Instead of the saved draft. */
      definition: definitionShape.optional(),
    }),
  )
  .output(trialShape)
  .mutation(async ({ ctx, input: { id, stepId, input, definition } }) => {
    const step = await findDrawnStep(ctx, { flowId: id, stepId, definition });
    const request = { ...(await trialInput(ctx, { flowId: id, stepId, step, input })), sampleSource: "run" as const };
    const place = { flowId: id, stepId, step, status: "running" as const, deadlineMs: sampleLimits.runMs };
    const begun = await beginTrial(ctx, { ...place, request });
    const told = await within(
      patienceMs,
      ctx.jobs.tell("run-sample", { runId: begun.id }).then(() => true),
    );
    if (told) return toTrialShape(begun);
    await cancelSampleRun(ctx.db, { workspaceId: ctx.workspaceId, flowId: id, stepId });
    throw new DomainError(
      "unavailable",
      "The runner cannot be asked: Redis does not answer. `npm run doctor` says more.",
    );
  });
