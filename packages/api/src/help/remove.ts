import { deleteHelpRule } from "@millrace/db";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";

export const remove = adminProcedure
  .input(z.object({ id: z.string() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    await deleteHelpRule(db, { workspaceId, id });
    return { id };
  });
