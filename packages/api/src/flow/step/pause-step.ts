import { workspaceProcedure } from "../../trpc.ts";
import { changeStep, stepInput, stepShape } from "./change-step.ts";

/** Takes a step's containers away; its queue fills, the rest of the flow goes on. */
export const pauseStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/pause", tags: ["steps"], summary: "Pause a step" },
  })
  .input(stepInput)
  .output(stepShape)
  .mutation(({ ctx, input: { id, stepId } }) => changeStep(ctx, { id, stepId, change: { isPaused: true } }));
