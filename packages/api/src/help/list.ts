import { listHelpRules } from "@millrace/db";
import { z } from "zod";
import { helpRuleShape } from "../shapes/help-shape.ts";
import { workspaceProcedure } from "../trpc.ts";

/** The administrators' rules for help links. */
export const list = workspaceProcedure
  .output(z.array(helpRuleShape.extend({ id: z.string() })))
  .query(({ ctx: { db, workspaceId } }) => listHelpRules(db, { workspaceId }));
