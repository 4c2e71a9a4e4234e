import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const itemAnswer = z.looseObject({
  id: z.string(),
  status: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  messages: z.number(),
  errors: z.number(),
});

const optionsSchema = z.object({ flow: z.string(), status: z.string().optional(), limit: z.string().optional() });

export const executionList: Command = {
  usage: "execution list",
  summary: "list what entered a flow and what came of it, newest first",
  options: (command) =>
    command
      .requiredOption("--flow <id>", "flow")
      .option("--status <status>", "running, succeeded or failed")
      .option("--limit <count>", "at most 200", "50"),
  async run(context, { options }) {
    const { flow, ...query } = optionsSchema.parse(options);
    const path = `/flows/${encodeURIComponent(flow)}/executions`;
    const answer = z.object({ items: z.array(itemAnswer) });
    return (await callApi(context, { method: "GET", path, query, answer })).items;
  },
  print: (executions: z.infer<typeof itemAnswer>[]) =>
    drawTable(["id", "status", "started", "ms", "messages", "errors"], {
      rows: executions.map(({ id, status, startedAt, durationMs, messages, errors }) => [
        id,
        status,
        startedAt,
        durationMs,
        messages,
        errors,
      ]),
      empty: "Nothing entered this flow yet.",
    }),
};
