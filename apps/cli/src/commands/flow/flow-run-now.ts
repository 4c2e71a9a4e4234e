import type { Command } from "../../command.ts";
import { stateAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawState } from "./flow-wait.ts";

export const flowRunNow: Command = {
  usage: "flow run-now <id>",
  summary: "put one start message in front of a working flow's trigger",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "POST", path: `/flows/${encodeURIComponent(id)}/run-now`, answer: stateAnswer }),
  print: drawState,
};
