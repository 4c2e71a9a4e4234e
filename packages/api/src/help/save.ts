import { loadCatalogue, saveHelpRule } from "@millrace/db";
import { z } from "zod";
import { helpRuleShape } from "../shapes/help-shape.ts";
import { adminProcedure } from "../trpc.ts";
import { checkHelpRules } from "./check-help-rules.ts";

/** Makes a rule, or changes the one of that id. Throws `invalid_input` (details: problems by part). */
export const save = adminProcedure
  .meta({
    openapi: { method: "PUT", path: "/help/rules", tags: ["help"], summary: "Make or change a rule for help links" },
  })
  .input(helpRuleShape.extend({ id: z.string().optional() }))
  .output(z.object({ id: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId, actor }, input: { id, ...rule } }) => {
    checkHelpRules([rule], await loadCatalogue(db, { workspaceId }));
    return saveHelpRule(db, { workspaceId, id, rule, actor });
  });
