import { findFlow, requireVersion } from "@millrace/db";
import { z } from "zod";
import { definitionShape } from "../../shapes/definition-shape.ts";
import { workspaceProcedure } from "../../trpc.ts";
import { versionHead, versionHeadShape } from "./version-head.ts";

/** One version, with all that it does. */
export const version = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/flows/{id}/versions/{version}", tags: ["flows"], summary: "Show a version" },
  })
  .input(z.object({ id: z.string(), version: z.number().int().positive() }))
  .output(versionHeadShape.extend({ definition: definitionShape }))
  .query(async ({ ctx: { db, workspaceId }, input }) => {
    const key = { workspaceId, flowId: input.id };
    const flow = await findFlow(db, key);
    const row = await requireVersion(db, { ...key, number: input.version });
    return { ...versionHead(row, flow), definition: row.definition };
  });
