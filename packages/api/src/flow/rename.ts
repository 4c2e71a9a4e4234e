import { renameFlow } from "@millrace/db";
import { flowNameSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

export const rename = workspaceProcedure
  .input(z.object({ id: z.string(), name: flowNameSchema }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, name } }) => {
    await renameFlow(db, { workspaceId, flowId: id, name, actor });
    return { id };
  });
