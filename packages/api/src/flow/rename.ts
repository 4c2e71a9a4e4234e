import { renameFlow } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { flowName } from "./create.ts";

export const rename = workspaceProcedure
  .input(z.object({ id: z.string(), name: flowName }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, name } }) => {
    await renameFlow(db, { workspaceId, flowId: id, name, actor });
    return { id };
  });
