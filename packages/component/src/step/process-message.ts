import { type Delivery, type IncomingHeaders, readHeaders } from "@millrace/broker";
import type { Message, TraceRecord } from "@millrace/flow";
import { isReboundRequest, StepError } from "../step-error.ts";
import { MessageRun } from "./message-run.ts";
import { openHandledError } from "./open-handled-error.ts";
import { withSender } from "./outgoing-message.ts";
import type { Verdict } from "./redelivery-guard.ts";
import { reportError } from "./report-error.ts";
import type { StepRuntime } from "./step-runtime.ts";
import { isLightweight } from "./stored-bodies.ts";

type Outcome = TraceRecord["outcome"];

const sampleBytes = 65_536;

/**
 * Works on one message: condition, mapping, component code, everything emitted confirmed. Does not settle the delivery: the
 * verdict is the caller's to carry out.
 * @param live told of the run while it lasts, so that a hard stop can abort it.
 * @throws only when something could not be published, which with endless retries means that the process is ending.
 */
export async function processMessage(
  runtime: StepRuntime,
  delivery: Delivery,
  live: Set<MessageRun>,
): Promise<Verdict> {
  const start = Date.now();
  const headers = readHeaders(delivery.headers);
  const threadId = headers.threadId ?? crypto.randomUUID();
  const run = new MessageRun(runtime, {
    headers,
    original: delivery,
    messageId: headers.messageId ?? crypto.randomUUID(),
    threadId,
    start,
  });
  live.add(run);
  let outcome: Outcome;
  let input: Message | undefined;
  try {
    const opened = open(runtime, delivery, headers);
    const sent = isLightweight(opened) && runtime.fetchBodies ? await runtime.fetchBodies(opened) : opened;
    input = await runtime.mapping.receive(sent, headers.stepId);
    if (input) {
      if (runtime.access.isDue(start)) await runtime.access.freshen();
      // A failed step is no sender: what it would have sent never was.
      const source = runtime.handlesErrors ? undefined : headers.stepId;
      run.begin(sent, await runtime.mapping.evaluateConfig({ message: input, sent, source }));
    }
    outcome = input ? await work(runtime, run, input) : "filtered";
  } catch (error) {
    outcome = "error";
    run.end();
    await reportError(runtime, error, { delivery, headers, threadId, start, logs: run.logs });
  } finally {
    run.end();
    live.delete(run);
  }
  trace(runtime, { delivery, headers, threadId, start, run, outcome, input });
  return outcome === "error" ? "reject" : "ack";
}

function open(runtime: StepRuntime, delivery: Delivery, headers: IncomingHeaders): Message {
  if (runtime.handlesErrors) return openHandledError(runtime.cipher, delivery);
  const message = asMessage(runtime.cipher.open(delivery.content, headers.protocolVersion));
  if (headers.replyTo !== undefined) message.headers = { ...message.headers, reply_to: headers.replyTo };
  return runtime.passthrough === "predecessor" ? withSender(message, headers.stepId) : message;
}

async function work(runtime: StepRuntime, run: MessageRun, message: Message): Promise<Outcome> {
  try {
    const returned = await withinTime(runtime, run, message);
    if (returned) run.emit(returned);
  } catch (error) {
    if (!isReboundRequest(error)) throw error;
    run.rebound(error.message, error.options);
  }
  await run.published();
  return run.hasRebounded ? "rebound" : "processed";
}

async function withinTime(runtime: StepRuntime, run: MessageRun, message: Message) {
  const { fn, timeoutMs } = runtime;
  if (timeoutMs === 0) return await fn.process(run, message);
  let timer: NodeJS.Timeout | undefined;
  let emittedBefore = 0;
  try {
    return await new Promise<Awaited<ReturnType<typeof fn.process>>>((resolve, reject) => {
      const onTime = () => {
        // A full queue downstream makes emits wait, and a poll of a large table goes on emitting: neither is stuck.
        if (run.isPublishing || run.emittedCount > emittedBefore) {
          emittedBefore = run.emittedCount;
          timer = setTimeout(onTime, timeoutMs);
          return;
        }
        const error = new StepError(`The step timed out after ${timeoutMs / 1000} s`, { code: "timed_out" });
        run.end();
        run.abort(error);
        reject(error);
      };
      timer = setTimeout(onTime, timeoutMs);
      Promise.resolve(fn.process(run, message)).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

interface Finished {
  delivery: Delivery;
  headers: IncomingHeaders;
  threadId: string;
  start: number;
  run: MessageRun;
  outcome: Outcome;
  input: Message | undefined;
}

function trace(runtime: StepRuntime, finished: Finished): void {
  const { delivery, headers, threadId, start, run, outcome, input } = finished;
  const end = Date.now();
  runtime.traces.add({
    messageId: headers.messageId ?? crypto.randomUUID(),
    ...(headers.parentMessageId === undefined ? {} : { parentMessageId: headers.parentMessageId }),
    threadId,
    start,
    end,
    ...(headers.sentAt === undefined ? {} : { queuedMs: Math.max(0, start - headers.sentAt) }),
    outcome,
    emitted: run.emittedCount,
    inBytes: delivery.content.length,
    outBytes: run.outBytes,
    ...(outcome === "processed" && runtime.traces.wantsSample(end) ? samples(input?.body, run.firstOutput) : {}),
  });
}

function samples(input: unknown, output: unknown): { input?: unknown; output?: unknown } {
  return {
    ...(isSmall(input) ? { input } : {}),
    ...(isSmall(output) ? { output } : {}),
  };
}

function isSmall(body: unknown): boolean {
  return body !== undefined && JSON.stringify(body).length <= sampleBytes;
}

/** The gateway and other steps send objects; anything else is taken for the body. */
function asMessage(value: unknown): Message {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { body: {}, ...value };
  return { body: value };
}
