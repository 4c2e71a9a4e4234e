import { findFlow, findSampleRun, findStepSample, saveStepSample } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { bodyOf, sampleShape, stepPlace, toSampleShape } from "./sample-shape.ts";

/** Has what the newest run put out become the sample, in place of a pinned one, too; the pin stays. */
export const keep = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/steps/{stepId}/sample/keep",
      tags: ["samples"],
      summary: "Make what the newest run put out the sample",
    },
  })
  .input(
    z.object({
      ...stepPlace,
      /** Which of several messages; default: the result that a pinned sample kept back. */
      output: z.number().int().min(0).optional(),
    }),
  )
  .output(sampleShape)
  .mutation(async ({ ctx: { db, workspaceId, masterKey }, input: { id, stepId, output } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const place = { workspaceId, flowId: id, stepId, masterKey };
    const run = await findSampleRun(db, place);
    const message = output === undefined ? run?.outcome.message : run?.outcome.outputs?.[output];
    if (!run || message === undefined)
      throw new DomainError("not_found", "There is no newer result. Run the step first.");
    const { configHash, startedBy: takenBy } = run;
    const taken = { flowId: id, stepId, masterKey, configHash, takenBy };
    await saveStepSample(db, { ...taken, message: { body: bodyOf(message) }, source: "run" });
    const saved = await findStepSample(db, place);
    if (!saved) throw new Error("The sample that was just saved is gone");
    return toSampleShape(saved);
  });
