import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const answer = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    tags: z.array(z.string()).default([]),
    state: z.string(),
    version: z.number().optional(),
    openErrors: z.number(),
    quarantined: z.number(),
    totals: z.object({ in: z.number(), out: z.number(), errors: z.number() }),
  }),
);

const optionsSchema = z.object({ tag: z.string().optional() });

export const flowList: Command = {
  usage: "flow list",
  summary: "list flows with their state",
  options: (command) => command.option("--tag <tag>", "only those with this tag"),
  run: (context, { options }) => {
    const { tag } = optionsSchema.parse(options);
    const query = tag === undefined ? "" : `?${new URLSearchParams({ tag })}`;
    return callApi(context, { method: "GET", path: `/flows${query}`, answer });
  },
  print: (flows: z.infer<typeof answer>) =>
    drawTable(["id", "name", "state", "version", "in", "out", "open errors", "quarantined", "tags"], {
      rows: flows.map(({ id, name, state, version, totals, openErrors, quarantined, tags }) => [
        id,
        name,
        state,
        version ?? "draft",
        totals.in,
        totals.out,
        openErrors,
        quarantined,
        tags.join(", "),
      ]),
      empty: "There are no flows.",
    }),
};
