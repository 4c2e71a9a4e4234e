import { deleteHelpRule } from "@millrace/db";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";

/** Takes a rule away: the links it caught lead where their components say. */
export const remove = adminProcedure
  .meta({
    openapi: { method: "DELETE", path: "/help/rules/{id}", tags: ["help"], summary: "Delete a rule for help links" },
  })
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await deleteHelpRule(db, { workspaceId, id });
    return { id };
  });
