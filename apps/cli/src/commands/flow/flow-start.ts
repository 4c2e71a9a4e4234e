import type { Command } from "../../command.ts";
import { stateAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";
import { warnOfProblems } from "./flow-problems.ts";
import { drawState, readWait, waitForState, waitOptions } from "./flow-wait.ts";

export const flowStart: Command = {
  usage: "flow start <id>",
  summary: "start the newest version of a flow",
  options: waitOptions,
  async run(context, { args: [id = ""], options }) {
    const wait = readWait(options);
    const path = flowPath(id, "start");
    const answer = await warnOfProblems(context, () => callApi(context, { method: "POST", path, answer: stateAnswer }));
    return wait ? waitForState(context, { id, goal: "up", ...wait }) : answer;
  },
  print: drawState,
};
