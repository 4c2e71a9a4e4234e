import type { Command } from "../../command.ts";
import { stepAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawStep } from "./draw-step.ts";

export const stepPause: Command = {
  usage: "step pause <id> <step>",
  summary: "pause one step of a flow: its queue fills, the other steps go on",
  run: (context, { args: [id = "", step = ""] }) =>
    callApi(context, { method: "POST", path: flowPath(id, "steps", step, "pause"), answer: stepAnswer }),
  print: drawStep,
};
