import { findFlow, listVersions } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../../trpc.ts";
import { versionHead, versionHeadShape } from "./version-head.ts";

/** What was published, newest first. */
export const versions = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/flows/{id}/versions", tags: ["flows"], summary: "List versions" } })
  .input(z.object({ id: z.string() }))
  .output(z.array(versionHeadShape))
  .query(async ({ ctx: { db, workspaceId }, input: { id } }) => {
    const key = { workspaceId, flowId: id };
    const [flow, rows] = await Promise.all([findFlow(db, key), listVersions(db, key)]);
    return rows.map((row) => versionHead(row, flow));
  });
