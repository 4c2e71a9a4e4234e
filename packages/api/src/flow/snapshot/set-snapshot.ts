import { setSnapshot as set } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";
import { snapshotShape } from "./snapshot.ts";

/** Has a step go on from this JSON value; only while the flow is inactive, sleeping or suspended. */
export const setSnapshot = workspaceProcedure
  .meta({
    openapi: {
      method: "PUT",
      path: "/flows/{id}/snapshot/{stepId}",
      tags: ["flows"],
      summary: "Write the snapshot of a step",
    },
  })
  .input(z.object({ id: z.string(), stepId: z.string(), value: z.unknown() }))
  .output(snapshotShape)
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, stepId, value } }) => {
    const row = await set(db, { workspaceId, flowId: id, stepId, value, actor });
    return { ...row, updatedAt: row.updatedAt.toISOString() };
  });
