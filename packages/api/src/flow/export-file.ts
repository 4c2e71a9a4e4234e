import { findFlow, getDraft, loadSurroundings, requireVersion, withCredentialNames } from "@millrace/db";
import { z } from "zod";
import { flowFileShape } from "../shapes/definition-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** The draft, or a version, as a flow file, credentials by name: `apply` on another installation makes the same flow. */
export const exportFile = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/export", tags: ["flows"], summary: "Export a flow file" } })
  .input(z.object({ id: z.string(), version: z.number().int().positive().optional() }))
  .output(flowFileShape)
  .query(async ({ ctx: { db, workspaceId }, input: { id, version } }) => {
    const key = { workspaceId, flowId: id };
    const [flow, { definition }, { credentials }] = await Promise.all([
      findFlow(db, key),
      version === undefined ? getDraft(db, key) : requireVersion(db, { ...key, number: version }),
      loadSurroundings(db, { workspaceId }),
    ]);
    const { name, tags } = flow;
    return { name, ...(tags.length > 0 && { tags }), ...withCredentialNames(definition, credentials) };
  });
