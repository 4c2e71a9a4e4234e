import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const named = z.looseObject({ name: z.string() });
const answer = z.array(
  z.looseObject({
    name: z.string(),
    title: z.string(),
    version: z.string(),
    triggers: z.array(named),
    actions: z.array(named),
  }),
);

export const componentList: Command = {
  usage: "component list",
  summary: "list what flows can be built from",
  run: (context) => callApi(context, { method: "GET", path: "/components", answer }),
  print: (components: z.infer<typeof answer>) =>
    drawTable(["name", "title", "version", "triggers", "actions"], {
      rows: components.map(({ name, title, version, triggers, actions }) => [
        name,
        title,
        version,
        triggers.map((trigger) => trigger.name).join(", "),
        actions.map((action) => action.name).join(", "),
      ]),
      empty: "There are no components.",
    }),
};
