import { changeTags as changeTagsOf } from "@millrace/db";
import { flowTagsSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** Gives flows tags and takes others away, all of them or none. */
export const changeTags = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/tags", tags: ["flows"], summary: "Tag flows" } })
  .input(
    z.object({
      ids: z.array(z.string()).min(1).max(500),
      add: flowTagsSchema.default([]),
      remove: z.array(z.string()).max(100).default([]),
    }),
  )
  .output(z.array(z.object({ id: z.string(), tags: z.array(z.string()) })))
  .mutation(({ ctx: { db, workspaceId, actor }, input: { ids, add, remove } }) =>
    changeTagsOf(db, { workspaceId, flowIds: ids, add, remove, actor }),
  );
