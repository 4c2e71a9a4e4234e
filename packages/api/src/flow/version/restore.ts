import { restoreVersion } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";

/** Makes the draft what a version was; publishes nothing. Refused (`stale_draft`) when someone saved after `revision`. */
export const restore = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/flows/{id}/versions/{version}/restore",
      tags: ["flows"],
      summary: "Restore a version as the draft",
    },
  })
  .input(
    z.object({
      id: z.string(),
      version: z.number().int().positive(),
      /** Of the draft it is to replace; without it, whatever is there is replaced. */
      revision: z.number().int().optional(),
    }),
  )
  .output(z.object({ id: z.string(), version: z.number().int(), revision: z.number().int() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, version, revision: expected } }) => {
    const wanted = { workspaceId, flowId: id, number: version, revision: expected, actor };
    const { revision } = await restoreVersion(db, wanted);
    return { id, version, revision };
  });
