import { findFlow, findStepSample } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { sampleShape, stepPlace, toSampleShape } from "./sample-shape.ts";

/** The sample of a step, whole. */
export const show = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{id}/steps/{stepId}/sample", tags: ["samples"], summary: "Show a sample" },
  })
  .input(z.object(stepPlace))
  .output(sampleShape)
  .query(async ({ ctx: { db, workspaceId, masterKey }, input: { id, stepId } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const sample = await findStepSample(db, { workspaceId, flowId: id, stepId, masterKey });
    if (!sample) throw new DomainError("not_found", `The step ${stepId} has no sample. Run it, or paste one.`);
    return { ...toSampleShape(sample), body: sample.body, isCut: false };
  });
