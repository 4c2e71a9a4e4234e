import { workspaceProcedure } from "../../trpc.ts";
import { changeStep, stepInput, stepShape } from "./change-step.ts";

/** Gives a step new containers, one after the other; each old one works on until the new one takes messages, and finishes what it holds. */
export const restartStep = workspaceProcedure
  .meta({
    openapi: { method: "POST", path: "/flows/{id}/steps/{stepId}/restart", tags: ["steps"], summary: "Restart a step" },
  })
  .input(stepInput)
  .output(stepShape)
  .mutation(({ ctx, input: { id, stepId } }) => changeStep(ctx, { id, stepId, change: { restartAt: Date.now() } }));
