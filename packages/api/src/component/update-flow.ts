import { updateComponent } from "@millrace/db";
import { z } from "zod";
import { hurryRunner } from "../runner/hurry-runner.ts";
import { workspaceProcedure } from "../trpc.ts";

/**
 * Takes one flow to a version of a component. Its newest version, with nothing but that changed, is published; a flow that works changes over
 * to it. Refused (`invalid_flow`) when its steps would have problems.
 */
export const updateFlow = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/components/{name}/versions/{version}/update",
      tags: ["components"],
      summary: "Update a flow to a version of a component",
    },
  })
  .input(z.object({ name: z.string(), version: z.string(), flowId: z.string() }))
  .output(
    z.object({
      flowId: z.string(),
      outcome: z.enum(["published", "draft", "unchanged"]),
      /** Number of the flow's version that was made. */
      flowVersion: z.number().int().optional(),
    }),
  )
  .mutation(async ({ ctx: { db, workspaceId, actor, jobs }, input: { name, version, flowId } }) => {
    const done = await updateComponent(db, { workspaceId, component: name, version, flowId, actor });
    if (done.isWanted) await hurryRunner({ jobs }, { flowId });
    return { flowId, outcome: done.outcome, flowVersion: done.version };
  });
