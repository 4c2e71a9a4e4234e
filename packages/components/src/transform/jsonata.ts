import { defineFunction, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";

interface Config {
  expression?: string;
}

/** The expression's value is the new body. An expression without a value (a path that leads nowhere) emits nothing. */
export const jsonata = defineFunction<Config>({
  async init({ expression }) {
    checkExpression(required(expression), "Expression");
  },
  async process(step, message) {
    const body = await evaluateOnMessage(required(step.config.expression), { message, step, field: "Expression" });
    if (body !== undefined) return { body };
    step.log.warn({}, "The expression has no value for this message: nothing is passed on");
    return undefined;
  },
});

function required(expression: string | undefined): string {
  if (expression?.trim()) return expression;
  throw new StepError('Expression is empty. Write what the message should become, for instance { "id": id }.', {
    code: "missing_field",
  });
}
