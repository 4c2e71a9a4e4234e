import type { Command } from "../../command.ts";
import { stepAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { drawStep } from "./draw-step.ts";

export const stepRestart: Command = {
  usage: "step restart <id> <step>",
  summary: "give a step new containers, one after the other; what the old ones hold is finished first",
  run: (context, { args: [id = "", step = ""] }) =>
    callApi(context, { method: "POST", path: flowPath(id, "steps", step, "restart"), answer: stepAnswer }),
  print: drawStep,
};
