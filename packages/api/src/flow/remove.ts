import { deleteFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Forgets an inactive flow with its versions, errors and samples. */
export const remove = workspaceProcedure
  .meta({ openapi: { method: "DELETE", path: "/flows/{id}", tags: ["flows"], summary: "Delete an inactive flow" } })
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await deleteFlow(db, { workspaceId, flowId: id });
    return { id };
  });
