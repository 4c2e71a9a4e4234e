import { loadCatalogue, replaceHelpRules, setDocsBaseUrl } from "@millrace/db";
import { z } from "zod";
import { helpFileShape } from "../shapes/help-shape.ts";
import { adminProcedure } from "../trpc.ts";
import { checkHelpRules } from "./check-help-rules.ts";

/** Puts an exported configuration in the place of this one: all of it, or nothing when something in it is wrong. */
export const importFile = adminProcedure
  .meta({
    openapi: { method: "PUT", path: "/help", tags: ["help"], summary: "Replace the configuration of help links" },
  })
  .input(helpFileShape)
  .output(z.object({ rules: z.number().int() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { docsBaseUrl, rules } }) => {
    checkHelpRules(rules, await loadCatalogue(db, { workspaceId }));
    await replaceHelpRules(db, { workspaceId, rules, actor });
    if (docsBaseUrl !== undefined) await setDocsBaseUrl(db, { url: docsBaseUrl });
    return { rules: rules.length };
  });
