import { saveHelpRule } from "@millrace/db";
import { z } from "zod";
import { helpRuleShape } from "../shapes/help-shape.ts";
import { adminProcedure } from "../trpc.ts";

/** Makes a rule, or changes the one of that id. The link may contain {component}, {function}, {field} and {link}. */
export const save = adminProcedure
  .input(helpRuleShape.extend({ id: z.string().optional(), link: z.string().trim().min(1).max(2000) }))
  .output(z.object({ id: z.string() }))
  .mutation(({ ctx: { db, workspaceId }, input: { id, ...rule } }) => saveHelpRule(db, { workspaceId, id, rule }));
