import type { Command } from "../command.ts";
import { stateAnswer } from "../rest/answers.ts";
import { callApi } from "../rest/call-api.ts";
import { drawState, readWait, waitForState, waitOptions } from "./flow-wait.ts";

export const flowStop: Command = {
  usage: "flow stop <id>",
  summary: "stop a flow and drop what it has not processed",
  options: waitOptions,
  async run(context, { args: [id = ""], options }) {
    const wait = readWait(options);
    const path = `/flows/${encodeURIComponent(id)}/stop`;
    const answer = await callApi(context, { method: "POST", path, answer: stateAnswer });
    return wait === undefined ? answer : waitForState(context, { id, goal: "down", timeoutMs: wait.timeoutMs });
  },
  print: drawState,
};
