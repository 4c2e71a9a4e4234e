import { z } from "zod";
import type { Command } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { stepAnswer } from "../../rest/answers.ts";
import { callApi } from "../../rest/call-api.ts";
import { flowPath } from "../flow/flow-path.ts";
import { wholeNumber } from "../options/whole-number.ts";
import { drawStep } from "./draw-step.ts";

const asPublished = "version";
const setting = z.union([z.number(), z.literal(asPublished).transform(() => null)]).exactOptional();
const optionsSchema = z.object({ replicas: setting, prefetch: setting });

export const stepScale: Command = {
  usage: "step scale <id> <step>",
  summary: "change how many containers a step has and how many messages each takes at once",
  options: (command) =>
    command
      .option("--replicas <count>", 'containers, or "version": as published', numberOrVersion)
      .option("--prefetch <count>", 'messages each, or "version": as published', numberOrVersion),
  run(context, { args: [id = "", step = ""], options }) {
    const body = optionsSchema.parse(options);
    if (Object.keys(body).length === 0) {
      throw new Refusal("Say what to change: --replicas, --prefetch, or both.", { code: "invalid_input" });
    }
    return callApi(context, { method: "POST", path: flowPath(id, "steps", step, "scale"), body, answer: stepAnswer });
  },
  print: drawStep,
};

function numberOrVersion(text: string): number | typeof asPublished {
  return text === asPublished ? text : wholeNumber(text);
}
