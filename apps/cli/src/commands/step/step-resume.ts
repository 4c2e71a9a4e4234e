import type { Command } from "../../command.ts";
import { stepAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawStep } from "./draw-step.ts";

export const stepResume: Command = {
  usage: "step resume <id> <step>",
  summary: "let a paused step go on",
  run: (context, { args: [id = "", step = ""] }) =>
    callApi(context, { method: "POST", path: flowPath(id, "steps", step, "resume"), answer: stepAnswer }),
  print: drawStep,
};
