import { findStepSample, saveStepSample } from "@millrace/db";
import { stepFingerprint } from "@millrace/flow";
import { z } from "zod";
import { definitionShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";
import { findDrawnStep } from "./find-drawn-step.ts";
import { sampleShape, stepPlace, toSampleShape } from "./sample-shape.ts";

/** Takes what somebody gave as the step's sample: pasted, made of the schema, or the present one edited. */
export const save = workspaceProcedure
  .meta({
    openapi: { method: "PUT", path: "/flows/{id}/steps/{stepId}/sample", tags: ["samples"], summary: "Set a sample" },
  })
  .input(
    z.object({
      ...stepPlace,
      body: z.unknown(),
      source: z.enum(["pasted", "schema", "edited"]).default("pasted"),
      /** Instead of the saved draft, which may be a moment behind. */
      definition: definitionShape.optional(),
    }),
  )
  .output(sampleShape)
  .mutation(async ({ ctx, input: { id, stepId, body, source, definition: given } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const { definition } = await findDrawnStep(ctx, { flowId: id, stepId, definition: given });
    const place = { workspaceId, flowId: id, stepId, masterKey };
    const before = source === "edited" ? await findStepSample(db, place) : undefined;
    await saveStepSample(db, {
      flowId: id,
      stepId,
      masterKey,
      message: { body },
      source: source === "edited" ? (before?.source ?? "pasted") : source,
      isEdited: source === "edited",
      // What a person typed does not grow old with the configuration.
      configHash: source === "schema" ? stepFingerprint(definition, stepId) : before?.configHash,
      takenBy: actor.name,
    });
    const saved = await findStepSample(db, place);
    if (!saved) throw new Error("The sample that was just saved is gone");
    return toSampleShape(saved);
  });
