import type { Attachment, Message } from "@millrace/flow";
import type { Component, Emitted, Reply, Step, StepFunction } from "./component.ts";
import { createLogger, type LogLine } from "./logger.ts";
import { isReboundRequest } from "./step-error.ts";

export interface TestRun {
  /** Everything emitted, the returned message last. */
  emitted: Emitted[];
  /** Every value the snapshot had. */
  snapshots: unknown[];
  rebounds: { reason: string; delayMs?: number | undefined }[];
  replies: Reply[];
  /** What was put into the object storage. Here its address holds the file itself. */
  files: Attachment[];
  logs: LogLine[];
}

interface TestRunOptions {
  function: string;
  config?: Record<string, unknown>;
  message?: Message;
  snapshot?: unknown;
  variables?: Record<string, string>;
  messageId?: string;
  /** Id of the step it came from. */
  sender?: string;
  signal?: AbortSignal;
}

/** Runs a component's function on one message in this process, without a broker. Its errors are thrown. */
export async function runFunction(component: Component, options: TestRunOptions): Promise<TestRun> {
  const run: TestRun = { emitted: [], snapshots: [], rebounds: [], replies: [], files: [], logs: [] };
  // The functions' config types are erased in the table; the descriptor's fields are what keeps them honest.
  const fn = component.functions[options.function] as StepFunction | undefined;
  if (!fn) throw new Error(`The component has no function ${options.function}`);
  const step = testStep(run, options);
  await fn.init?.(step.config, { log: step.log, signal: step.signal });
  try {
    const returned = await fn.process(step, options.message ?? { body: {} });
    if (returned) run.emitted.push(returned);
  } catch (error) {
    if (!isReboundRequest(error)) throw error;
    run.rebounds.push({ reason: error.message, ...error.options });
  }
  return run;
}

function testStep(run: TestRun, options: TestRunOptions): Step {
  let snapshot: unknown = options.snapshot ?? {};
  const keep = (value: unknown) => {
    snapshot = value;
    run.snapshots.push(value);
  };
  return {
    config: options.config ?? {},
    get snapshot() {
      return snapshot;
    },
    messageId: options.messageId ?? crypto.randomUUID(),
    sender: options.sender,
    variables: options.variables ?? {},
    log: createLogger({ ids: {}, threshold: 0, write: () => {}, keep: (line) => run.logs.push(line) }),
    signal: options.signal ?? new AbortController().signal,
    emit: async (message) => void run.emitted.push(message),
    storeFile: async (content, { contentType }) => {
      const url = `data:${contentType};base64,${Buffer.from(content).toString("base64")}`;
      const file = { url, size: content.length, "content-type": contentType };
      run.files.push(file);
      return file;
    },
    renewAccess: async () => {
      throw new Error("There is no platform here that could renew the access");
    },
    saveSnapshot: async (value) => keep(value),
    updateSnapshot: async (part) => keep({ ...asObject(snapshot), ...part }),
    rebound: async (reason, options) => void run.rebounds.push({ reason, ...options }),
    reply: async (reply) => void run.replies.push(reply),
  };
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
