import { findFlow, findSampleRun, findStepSample, saveStepSample } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { bodyOf, sampleShape, stepPlace, toSampleShape } from "./sample-shape.ts";

/** Has the result of the newest run take the place of the pinned sample; the pin stays. */
export const keep = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/steps/{stepId}/sample/keep",
      tags: ["samples"],
      summary: "Replace a pinned sample by the newest result",
    },
  })
  .input(z.object(stepPlace))
  .output(sampleShape)
  .mutation(async ({ ctx: { db, workspaceId, masterKey }, input: { id, stepId } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    const place = { workspaceId, flowId: id, stepId, masterKey };
    const run = await findSampleRun(db, place);
    const message = run?.outcome.message;
    if (!run || message === undefined)
      throw new DomainError("not_found", "There is no newer result. Run the step first.");
    const { configHash, startedBy: takenBy } = run;
    const taken = { flowId: id, stepId, masterKey, configHash, takenBy };
    await saveStepSample(db, { ...taken, message: { body: bodyOf(message) }, source: "run" });
    const saved = await findStepSample(db, place);
    if (!saved) throw new Error("The sample that was just saved is gone");
    return toSampleShape(saved);
  });
