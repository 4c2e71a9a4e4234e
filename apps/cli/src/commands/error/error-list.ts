import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";
import { flowPath } from "../flow/flow-path.ts";
import { errorAnswer } from "./error-answer.ts";
import { errorChoiceOptions, readErrorChoice } from "./error-choice.ts";

const limitSchema = z.object({ limit: z.string().optional() });

export const errorList: Command = {
  usage: "error list",
  summary: "list messages that a flow's steps could not process, newest first",
  options: (command) =>
    errorChoiceOptions(command)
      .option("--status <status>", "open, quarantined, retried or dismissed")
      .option("--limit <count>", "at most 200", "50"),
  async run(context, { options }) {
    const { flow, choice } = readErrorChoice(options);
    const query = { ...choice, ...limitSchema.parse(options) };
    const answer = z.object({ items: z.array(errorAnswer) });
    return (await callApi(context, { method: "GET", path: flowPath(flow, "errors"), query, answer })).items;
  },
  print: (errors: z.infer<typeof errorAnswer>[]) =>
    drawTable(["id", "step", "at", "status", "message"], {
      rows: errors.map(({ id, stepId, at, status, name, message }) => [id, stepId, at, status, `${name}: ${message}`]),
      empty: "There are no errors.",
    }),
};
