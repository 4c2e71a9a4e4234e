import { deleteStepSample, findFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { stepPlace } from "./sample-shape.ts";

/** Forgets the sample of a step. */
export const remove = workspaceProcedure
  .meta({
    openapi: {
      method: "DELETE",
      path: "/flows/{id}/steps/{stepId}/sample",
      tags: ["samples"],
      summary: "Delete a sample",
    },
  })
  .input(z.object(stepPlace))
  .output(z.object({ stepId: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id, stepId } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    await deleteStepSample(db, { workspaceId, flowId: id, stepId });
    return { stepId };
  });
