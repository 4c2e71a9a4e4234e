import type { Command } from "../../command.ts";
import { stateAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";
import { drawState, readWait, waitForState, waitOptions } from "./flow-wait.ts";

export const flowSuspend: Command = {
  usage: "flow suspend <id>",
  summary: "pause a flow; its messages are kept for a limited time",
  options: waitOptions,
  async run(context, { args: [id = ""], options }) {
    const wait = readWait(options);
    const answer = await callApi(context, { method: "POST", path: flowPath(id, "suspend"), answer: stateAnswer });
    return wait ? waitForState(context, { id, goal: "suspended", ...wait }) : answer;
  },
  print: drawState,
};
