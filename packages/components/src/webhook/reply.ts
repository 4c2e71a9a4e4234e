import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { passOn } from "../pass-on.ts";

interface Config {
  status?: string | number;
  /** JSONata of an object, or the object itself (flow files). */
  headers?: string | Record<string, unknown>;
  /** JSONata, the whole body by default. */
  body?: string;
}

/** Answers the caller that waits at the gateway, then passes the message on. */
export const reply = defineFunction<Config>({
  async init(config) {
    if (config.body) checkExpression(config.body, "Body");
    if (typeof config.headers === "string" && config.headers) checkExpression(config.headers, "Headers");
  },
  async process(step, message) {
    await step.reply({
      statusCode: readStatus(step.config.status),
      headers: await replyHeaders(step, message),
      body: await evaluateOnMessage(step.config.body || "$", { message, step, field: "Body" }),
    });
    return passOn(message);
  },
});

function readStatus(status: string | number | undefined): number {
  const code = Number(status === undefined || status === "" ? 200 : status);
  if (Number.isInteger(code) && code >= 200 && code <= 599) return code;
  throw new StepError(`Status: "${status}" is no HTTP status. Give a number from 200 to 599.`, {
    code: "invalid_status",
  });
}

async function replyHeaders(step: Step<Config>, message: Message): Promise<Record<string, string>> {
  const { headers } = step.config;
  const value =
    typeof headers === "string" && headers
      ? await evaluateOnMessage(headers, { message, step, field: "Headers" })
      : headers || {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new StepError('Headers: the expression must give an object, for instance { "X-Order": $string(id) }.', {
      code: "invalid_headers",
    });
  }
  const filled = Object.entries(value).filter(([, content]) => content !== undefined && content !== null);
  return Object.fromEntries(filled.map(([name, content]) => [name, String(content)]));
}
