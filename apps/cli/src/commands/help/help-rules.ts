import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const answer = z.array(
  z.looseObject({
    id: z.string(),
    component: z.string().optional(),
    function: z.string().optional(),
    field: z.string().optional(),
    place: z.string().optional(),
    link: z.string().optional(),
    hidden: z.boolean().optional(),
    updatedBy: z.string().optional(),
  }),
);

export const helpRules: Command = {
  usage: "help-links list",
  summary: "list the rules for help links",
  run: (context) => callApi(context, { method: "GET", path: "/help/rules", answer }),
  print: (rules: z.infer<typeof answer>) =>
    drawTable(["id", "component", "function", "field", "place", "leads to", "changed by"], {
      rows: rules.map((rule) => [
        rule.id,
        rule.component ?? "*",
        rule.function ?? "*",
        rule.field ?? "*",
        rule.place ?? "*",
        rule.hidden ? "(hidden)" : rule.link,
        rule.updatedBy,
      ]),
      empty: "There are no rules: links lead where their components say.",
    }),
};
