import { moveToFolder as moveFlows } from "@millrace/db";
import { flowFolderSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Puts flows into a folder, or with null into none; all of them or none. */
export const moveToFolder = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/folder", tags: ["flows"], summary: "Move flows to a folder" } })
  .input(z.object({ ids: z.array(z.string()).min(1).max(500), folder: flowFolderSchema.nullable() }))
  .output(z.object({ folder: z.string().nullable() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { ids, folder } }) => {
    await moveFlows(db, { workspaceId, flowIds: ids, folder, actor });
    return { folder };
  });
