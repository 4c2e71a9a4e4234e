import { shareComponent } from "@millrace/db";
import { z } from "zod";
import { adminProcedure } from "../trpc.ts";

/** Lets every workspace use a component of this one, or this one alone. */
export const share = adminProcedure
  .meta({
    openapi: {
      method: "PUT",
      path: "/components/{name}/sharing",
      tags: ["components"],
      summary: "Share a component with all workspaces, or not",
    },
  })
  .input(z.object({ name: z.string(), shared: z.boolean() }))
  .output(z.object({ name: z.string(), shared: z.boolean() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { name, shared } }) => {
    await shareComponent(db, { workspaceId, component: name, isShared: shared });
    return { name, shared };
  });
