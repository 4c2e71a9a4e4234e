import { resetSnapshot as reset } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";

/** Has a step begin anew; only while the flow is inactive, sleeping or suspended. */
export const resetSnapshot = workspaceProcedure
  .meta({
    openapi: {
      method: "DELETE",
      path: "/flows/{id}/snapshot/{stepId}",
      tags: ["flows"],
      summary: "Forget the snapshot of a step",
    },
  })
  .input(z.object({ id: z.string(), stepId: z.string() }))
  .output(z.object({ id: z.string(), stepId: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, stepId } }) => {
    await reset(db, { workspaceId, flowId: id, stepId, actor });
    return { id, stepId };
  });
