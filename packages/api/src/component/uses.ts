import { listComponentUses, loadCatalogue } from "@millrace/db";
import { DomainError, flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** The flows of the workspace that are made of a component, with the version that each of their steps works with. */
export const uses = workspaceProcedure
  .meta({
    openapi: {
      method: "GET",
      path: "/components/{name}/uses",
      tags: ["components"],
      summary: "List the flows that use a component",
    },
  })
  .input(z.object({ name: z.string() }))
  .output(
    z.array(
      z.object({
        flowId: z.string(),
        flowName: z.string(),
        state: flowStateSchema,
        /** Newest version of the flow; absent while it was never published. */
        flowVersion: z.number().int().optional(),
        steps: z.array(
          z.object({
            stepId: z.string(),
            name: z.string(),
            function: z.string(),
            /** The component's version that it was published with; absent when only the draft has the step. */
            version: z.string().optional(),
            /** The version that the draft names; absent: the newest there is when it is published. */
            pinned: z.string().optional(),
            isInDraft: z.boolean(),
          }),
        ),
      }),
    ),
  )
  .query(async ({ ctx: { db, workspaceId }, input: { name } }) => {
    const component = (await loadCatalogue(db, { workspaceId })).get(name);
    if (!component) throw new DomainError("not_found", `There is no component "${name}".`);
    return await listComponentUses(db, { workspaceId, component });
  });
