import { findFlow, getDraft, loadSurroundings, withCredentialNames } from "@millrace/db";
import { z } from "zod";
import { flowFileShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** The draft as a flow file, credentials by name: `apply` on another installation makes the same flow. */
export const exportFile = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/export", tags: ["flows"], summary: "Export a flow file" } })
  .input(z.object({ id: z.string() }))
  .output(flowFileShape)
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    const key = { workspaceId, flowId: id };
    const [flow, draft, { credentials }] = await Promise.all([
      findFlow(db, key),
      getDraft(db, key),
      loadSurroundings(db, { workspaceId }),
    ]);
    const { name, tags } = flow;
    return { name, ...(tags.length > 0 && { tags }), ...withCredentialNames(draft.definition, credentials) };
  });
