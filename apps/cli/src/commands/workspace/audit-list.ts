import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { auditAnswer } from "../message/follow-act.ts";
import { moment } from "../options/moment.ts";
import { wholeNumber } from "../options/whole-number.ts";

const optionsSchema = z.object({
  flow: z.string().optional(),
  step: z.string().optional(),
  action: z.string().optional(),
  actor: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  limit: z.number().optional(),
});

export const auditList: Command = {
  usage: "audit list",
  summary: "list who looked into messages, edited, replayed, dropped or took some away, newest first",
  options: (command) =>
    command
      .option("--flow <id>", "of this flow alone")
      .option("--step <id>", "of this step alone")
      .option("--action <action>", "look, edit, replay, drop, export or import")
      .option("--actor <name>", "by whom, or part of the name")
      .option("--from <time>", "from this time on", moment)
      .option("--to <time>", "up to this time", moment)
      .option("--limit <count>", "at most 200 (default: 50)", wholeNumber),
  async run(context, { options }) {
    const { flow: flowId, step: stepId, ...rest } = optionsSchema.parse(options);
    const answer = z.object({ items: z.array(auditAnswer) });
    const query = { flowId, stepId, ...rest };
    return (await callApi(context, { method: "GET", path: "/audit", query, answer })).items;
  },
  print: (entries: z.infer<typeof auditAnswer>[]) =>
    drawTable(["at", "by", "what", "messages", "flow", "step", "queue", "outcome"], {
      rows: entries.map(({ at, actor, action, count, flowName, stepId, kind, outcome }) => [
        ...[at, actor, action, count, flowName, stepId, kind, outcome],
      ]),
      empty: "Nobody looked into messages or changed any.",
    }),
};
