import { cancelSampleRun, findFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { stepPlace } from "./sample-shape.ts";

/** Gives up the run, or the wait, that is under way. */
export const cancel = workspaceProcedure
  .meta({
    openapi: { method: "DELETE", path: "/flows/{id}/steps/{stepId}/trial", tags: ["samples"], summary: "Cancel a run" },
  })
  .input(z.object(stepPlace))
  .output(z.object({ stepId: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id, stepId } }) => {
    await findFlow(db, { workspaceId, flowId: id });
    await cancelSampleRun(db, { workspaceId, flowId: id, stepId });
    return { stepId };
  });
