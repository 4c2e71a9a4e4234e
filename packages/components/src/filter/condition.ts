import { defineFunction, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { passOn } from "../pass-on.ts";

interface Config {
  condition?: string;
  onFalse?: "drop" | "error";
}

export const condition = defineFunction<Config>({
  async init(config) {
    checkExpression(required(config.condition), "Condition");
  },
  async process(step, message) {
    const source = required(step.config.condition);
    if (holds(await evaluateOnMessage(source, { message, step, field: "Condition" }))) return passOn(message);
    if (step.config.onFalse === "error") {
      throw new StepError(`The message does not meet the condition: ${source}`, { code: "condition_not_met" });
    }
    step.log.debug({}, "The condition does not hold: the message ends here");
    return undefined;
  },
});

/** Truth as JSONata's $boolean() sees it: an empty list or object, or a list of only falsehoods, is false. */
export function holds(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holds);
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function required(source: string | undefined): string {
  if (source?.trim()) return source;
  throw new StepError("Condition is empty. Write when a message may pass, for instance amount > 0.", {
    code: "missing_field",
  });
}
