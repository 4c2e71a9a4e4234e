import { workspaceProcedure } from "../../trpc.ts";
import { changeStep, stepInput, stepShape } from "./change-step.ts";

/** Gives a paused step its containers back; it goes on with what waits in its queue. */
export const resumeStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/resume", tags: ["steps"], summary: "Resume a step" },
  })
  .input(stepInput)
  .output(stepShape)
  .mutation(({ ctx, input: { id, stepId } }) => changeStep(ctx, { id, stepId, change: { isPaused: false } }));
