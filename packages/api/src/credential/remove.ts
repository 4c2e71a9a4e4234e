import { deleteCredential } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Forgets a credential. Refused (`in_use`) while a flow that is not inactive uses it. */
export const remove = workspaceProcedure
  .meta({
    openapi: { method: "DELETE", path: "/credentials/{id}", tags: ["credentials"], summary: "Delete a credential" },
  })
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await deleteCredential(db, { workspaceId, id });
    return { id };
  });
