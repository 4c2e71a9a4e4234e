import { findStepSample, listStepBodies, saveStepSample } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { findDrawnStep } from "./find-drawn-step.ts";
import { sampleShape, stepPlace, toSampleShape } from "./sample-shape.ts";

/** Takes what the step put out in a past execution as its sample. */
export const take = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/steps/{stepId}/sample/take",
      tags: ["samples"],
      summary: "Take a past output as the sample",
    },
  })
  .input(z.object({ ...stepPlace, messageId: z.string() }))
  .output(sampleShape)
  .mutation(async ({ ctx, input: { id, stepId, messageId } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    await findDrawnStep(ctx, { flowId: id, stepId });
    const [found] = await listStepBodies(db, { workspaceId, flowId: id, stepId, messageId, limit: 1 });
    if (!found) throw new DomainError("not_found", "This output is no longer kept. Choose a newer one.");
    const message = { body: found.output };
    await saveStepSample(db, { flowId: id, stepId, masterKey, message, source: "execution", takenBy: actor.name });
    const saved = await findStepSample(db, { workspaceId, flowId: id, stepId, masterKey });
    if (!saved) throw new Error("The sample that was just saved is gone");
    return toSampleShape(saved);
  });
