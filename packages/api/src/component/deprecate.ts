import { deprecateComponent } from "@millrace/db";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";

/** Marks a component as one that should not be used any more, or takes the mark away. */
export const deprecate = adminProcedure
  .meta({
    openapi: {
      method: "PUT",
      path: "/components/{name}/deprecation",
      tags: ["components"],
      summary: "Mark a component as deprecated, or not",
    },
  })
  .input(
    z.object({
      name: z.string(),
      /** What to use instead, shown wherever it is chosen or used; null takes the mark away. */
      note: z.string().trim().max(500).nullable(),
    }),
  )
  .output(z.object({ name: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { name, note } }) => {
    await deprecateComponent(db, { workspaceId, component: name, note: note ?? undefined, actor });
    return { name };
  });
