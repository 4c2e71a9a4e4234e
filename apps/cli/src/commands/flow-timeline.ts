import { z } from "zod";
import type { Command } from "../command.ts";
import { callApi } from "../rest/call-api.ts";
import { drawTable } from "../rest/draw-table.ts";

const answer = z.array(
  z.looseObject({ at: z.string(), from: z.string(), to: z.string(), actor: z.string(), reason: z.string() }),
);

export const flowTimeline: Command = {
  usage: "flow timeline <id>",
  summary: "show who or what changed a flow, when and why",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: `/flows/${encodeURIComponent(id)}/timeline`, answer }),
  print: (lines: z.infer<typeof answer>) =>
    drawTable(["at", "state", "by", "why"], {
      rows: lines.map(({ at, from, to, actor, reason }) => [at, from === to ? to : `${from} → ${to}`, actor, reason]),
      empty: "Nothing happened yet.",
    }),
};
