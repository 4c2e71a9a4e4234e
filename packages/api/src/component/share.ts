import { isBuiltInName, shareComponent } from "@millrace/db";
import { DomainError } from "@millrace/flow";
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
    if (shared && (await isBuiltInName(db, { name }))) {
      throw new DomainError(
        "conflict",
        `Shared, "${name}" would take the place of the component of this name that Millrace brings, in all workspaces. Push it under another name and share that.`,
      );
    }
    await shareComponent(db, { workspaceId, component: name, isShared: shared });
    return { name, shared };
  });
