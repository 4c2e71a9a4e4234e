import { listHelpRules } from "@millrace/db";
import { z } from "zod";
import { helpRuleShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** The administrators' rules for help links, with who changed each last. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/help/rules", tags: ["help"], summary: "List the rules for help links" } })
  .output(z.array(helpRuleShape.extend({ id: z.string(), updatedAt: z.string(), updatedBy: z.string().optional() })))
  .query(async ({ ctx: { db, workspaceId } }) => {
    const rules = await listHelpRules(db, { workspaceId });
    return rules.map((rule) => ({ ...rule, updatedAt: rule.updatedAt.toISOString() }));
  });
