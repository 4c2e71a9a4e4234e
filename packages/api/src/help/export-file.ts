import { getDocsBaseUrl, listHelpRules } from "@millrace/db";
import { helpFileShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** All that is configured about help links, for another installation or a repository. */
export const exportFile = workspaceProcedure
  .meta({
    openapi: { method: "GET", path: "/help", tags: ["help"], summary: "Export the configuration of help links" },
  })
  .output(helpFileShape)
  .query(async ({ ctx: { db, workspaceId } }) => {
    const [rules, docsBaseUrl] = await Promise.all([listHelpRules(db, { workspaceId }), getDocsBaseUrl(db)]);
    return {
      docsBaseUrl,
      rules: rules.map(({ id: _, updatedAt: __, updatedBy: ___, hidden, ...rule }) => ({
        ...rule,
        ...(hidden && { hidden }),
      })),
    };
  });
