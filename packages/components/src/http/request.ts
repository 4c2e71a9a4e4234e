import { defineFunction, type Message, type Step } from "@millrace/component";
import { checkExpression } from "../evaluate-on-message.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { buildRequest, isLiteralUrl } from "./build-request.ts";
import { type RequestConfig, readLimits, readRetryOn } from "./config.ts";
import { type HttpRequest, sendRequest } from "./exchange.ts";
import { failedAnswer } from "./failed-answer.ts";
import { networkFailure } from "./network-failure.ts";
import { retryAfter } from "./retry-after.ts";

/** One request per message; the answer is the new body. */
export const request = defineFunction<RequestConfig>({
  async init(config) {
    if (config.url && !isLiteralUrl(config.url)) checkExpression(config.url, "URL");
    if (config.body) checkExpression(config.body, "Body");
    if (typeof config.headers === "string" && config.headers) checkExpression(config.headers, "Headers");
    if (typeof config.query === "string" && config.query) checkExpression(config.query, "Query parameters");
    readLimits(config);
  },
  async process(step, message) {
    let built = await buildRequest(step, message);
    let answer = await exchange(step, built);
    if (answer?.statusCode === 401 && (await hasRenewedAccess(step))) {
      built = await buildRequest(step, message);
      answer = await exchange(step, built);
    }
    if (!answer) return undefined;
    if (answer.statusCode >= 400 && step.config.onError !== "continue") {
      throw failedAnswer({ request: built, answer, config: step.config });
    }
    const { statusCode, headers, body } = answer;
    return { body: { statusCode, headers, body } } satisfies Message;
  },
});

/** Tokens can be refused before their end, for instance when somebody took the permission back: asked for anew, once. */
async function hasRenewedAccess(step: Step<RequestConfig>): Promise<boolean> {
  if (step.config.authentication !== "oauth2") return false;
  const refused = step.config.oauth?.access_token;
  try {
    await step.renewAccess();
  } catch (error) {
    step.log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      "the access was refused and not renewed",
    );
    return false;
  }
  return step.config.oauth?.access_token !== refused;
}

/** The answer, or undefined when the message goes back to be tried again later. */
async function exchange(step: Step<RequestConfig>, built: HttpRequest): Promise<Answer | undefined> {
  const retryOn = readRetryOn(step.config);
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(step, built);
    if ("failure" in outcome) {
      if (!outcome.failure.isPassing || !retryOn.has("network")) throw outcome.failure.error;
      // A kept-alive connection the other side has just closed is no outage: one more try on a fresh one.
      if (outcome.failure.isConnectionLost && attempt === 1) continue;
      await step.rebound(outcome.failure.error.message);
      return undefined;
    }
    const { answer } = outcome;
    if (!isRetryable(answer.statusCode, retryOn)) return answer;
    const retry = retryAfter(attempt, answer.headers["retry-after"]);
    if ("reboundMs" in retry) {
      const { message } = failedAnswer({ request: built, answer, config: step.config });
      await step.rebound(message, { delayMs: retry.reboundMs });
      return undefined;
    }
    await pause(retry.pauseMs, step.signal);
  }
}

type Outcome = { answer: Answer } | { failure: ReturnType<typeof networkFailure> };

async function attemptOnce(step: Step<RequestConfig>, built: HttpRequest): Promise<Outcome> {
  try {
    const limits = readLimits(step.config);
    return { answer: readAnswer(await sendRequest(built, { ...limits, signal: step.signal })) };
  } catch (fault) {
    if (step.signal.aborted) throw fault;
    return { failure: networkFailure(fault, { request: built, config: step.config }) };
  }
}

function isRetryable(statusCode: number, retryOn: ReadonlySet<string>): boolean {
  return (statusCode === 429 && retryOn.has("429")) || (statusCode >= 500 && retryOn.has("5xx"));
}

async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import("node:timers/promises");
  await setTimeout(durationMs, undefined, { signal });
}
