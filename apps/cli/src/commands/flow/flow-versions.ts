import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { flowPath } from "./flow-path.ts";

const answer = z.array(
  z.looseObject({
    version: z.number(),
    publishedAt: z.string(),
    publishedBy: z.string().optional(),
    authors: z.array(z.string()),
    note: z.string().optional(),
    steps: z.number(),
    isActive: z.boolean(),
    isRefused: z.boolean(),
  }),
);

export const flowVersions: Command = {
  usage: "flow versions <id>",
  summary: "list what was published, newest first",
  run: (context, { args: [id = ""] }) => callApi(context, { method: "GET", path: flowPath(id, "versions"), answer }),
  print: (versions: z.infer<typeof answer>) =>
    drawTable(["version", "", "published", "by", "changes of", "steps", "note"], {
      rows: versions.map(({ version, publishedAt, publishedBy, authors, steps, note, ...marks }) => [
        version,
        marks.isActive ? "active" : marks.isRefused ? "given up" : "",
        publishedAt,
        publishedBy,
        authors.join(", "),
        steps,
        note,
      ]),
      empty: "Never published.",
    }),
};
