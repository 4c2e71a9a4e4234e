import type { Command } from "../../command.ts";
import { stateAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "./flow-path.ts";
import { warnOfProblems } from "./flow-problems.ts";
import { drawState, readWait, waitForState, waitOptions } from "./flow-wait.ts";

export const flowResume: Command = {
  usage: "flow resume <id>",
  summary: "let a suspended flow go on with its oldest message",
  options: waitOptions,
  async run(context, { args: [id = ""], options }) {
    const wait = readWait(options);
    const path = flowPath(id, "resume");
    const answer = await warnOfProblems(context, () => callApi(context, { method: "POST", path, answer: stateAnswer }));
    return wait ? waitForState(context, { id, goal: "up", ...wait }) : answer;
  },
  print: drawState,
};
