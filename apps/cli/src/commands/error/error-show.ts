import { z } from "zod";
import type { Command } from "../../command.ts";
import { helpAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { errorAnswer } from "./error-answer.ts";

const answer = errorAnswer.extend({
  exitCode: z.number().optional(),
  outOfMemory: z.boolean().optional(),
  input: z.unknown().optional(),
  logs: z.unknown().optional(),
  help: helpAnswer.optional(),
});

export const errorShow: Command = {
  usage: "error show <id>",
  summary: "show an error with the message that caused it",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: `/errors/${encodeURIComponent(id)}`, answer }),
  print: ({ stepId, at, status, name, message, input, logs, help, ...end }: z.infer<typeof answer>) =>
    [
      `${stepId} at ${at} (${status})`,
      `${name}: ${message}`,
      ...drawEnd(end),
      ...(help?.link ? [help.link] : []),
      ...(input === undefined ? [] : ["", "Input:", JSON.stringify(input, null, 2)]),
      ...(logs === undefined ? [] : ["", "Log:", typeof logs === "string" ? logs : JSON.stringify(logs, null, 2)]),
    ].join("\n"),
};

function drawEnd({ exitCode, outOfMemory }: Pick<z.infer<typeof answer>, "exitCode" | "outOfMemory">): string[] {
  if (exitCode === undefined) return [];
  return [`Its container ended with exit code ${exitCode}${outOfMemory ? " (out of memory)" : ""}.`];
}
