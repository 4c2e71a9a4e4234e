import type { StepEnvironment } from "../environment.ts";
import { callHttp, type HttpAnswer, type HttpCall } from "../http-json.ts";
import { withRetries } from "../with-retries.ts";

/** One edge into the step, chosen by the sender's step id. */
export interface StepInput {
  source: string;
  condition?: string;
  mapper?: Record<string, string>;
}

/** The step API's answer (component contract §3), with our own part under `millrace`. */
export interface StepDescription {
  config: Record<string, unknown>;
  snapshot: unknown;
  variables: Record<string, string>;
  isPassthrough: boolean;
  inputs: StepInput[];
  /** Config fields that are JSONata. */
  expressions: Record<string, string>;
  hasSuccessors: boolean;
  sampleIntervalMs: number;
}

class StepApiError extends Error {
  readonly status: number;

  constructor(what: string, { status, body }: HttpAnswer) {
    super(`The step API answered ${status} to ${what}: ${JSON.stringify(body)}`);
    this.name = "StepApiError";
    this.status = status;
  }
}

export interface StepApi {
  describeStep(): Promise<StepDescription>;
  /** Has the tokens of a credential renewed now. */
  renewSecret(id: string): Promise<void>;
  /** Replaces a state that an earlier start has left behind. */
  saveStartupState(state: unknown): Promise<void>;
  readStartupState(): Promise<unknown>;
  deleteStartupState(): Promise<void>;
}

/** The platform's HTTP API for a step. Network faults and 5xx are tried again. */
export function createStepApi(environment: StepEnvironment, signal: AbortSignal): StepApi {
  const root = environment.API_URI.replace(/\/+$/, "");
  const flowId = encodeURIComponent(environment.FLOW_ID);
  const stepUrl = `${root}/v1/tasks/${flowId}/steps/${encodeURIComponent(environment.STEP_ID)}`;
  const stateUrl = `${root}/sailor-support/hooks/task/${flowId}/startup/data`;
  const login = { user: environment.API_USERNAME, password: environment.API_KEY };

  const call = async (method: HttpCall["method"], url: string, options: { body?: unknown; accept?: number } = {}) =>
    await withRetries(
      async () => {
        const answer = await callHttp({ method, url, login, body: options.body, signal });
        const isFine = answer.status < 300 || answer.status === options.accept;
        if (!isFine) throw new StepApiError(`${method} ${new URL(url).pathname}`, answer);
        return answer;
      },
      {
        attempts: environment.API_REQUEST_RETRY_ATTEMPTS,
        delayMs: environment.API_REQUEST_RETRY_DELAY,
        signal,
        isWorthwhile: (error) => !(error instanceof StepApiError) || error.status >= 500,
      },
    );

  return {
    renewSecret: async (id) => {
      const workspace = encodeURIComponent(environment.WORKSPACE_ID);
      await call("POST", `${root}/v2/workspaces/${workspace}/secrets/${encodeURIComponent(id)}/refresh`);
    },
    describeStep: async () => readDescription((await call("GET", stepUrl)).body),
    saveStartupState: async (state) => {
      const first = await call("POST", stateUrl, { body: state ?? {}, accept: 409 });
      if (first.status !== 409) return;
      await call("DELETE", stateUrl, { accept: 404 });
      await call("POST", stateUrl, { body: state ?? {} });
    },
    readStartupState: async () => (await call("GET", stateUrl)).body,
    deleteStartupState: async () => void (await call("DELETE", stateUrl, { accept: 404 })),
  };
}

/** Read by hand: the platform's own answer, and a schema would only cost start-up time. */
function readDescription(body: unknown): StepDescription {
  if (!isRecord(body)) throw new Error("The step API's answer is empty");
  const millrace = isRecord(body.millrace) ? body.millrace : {};
  const traces = isRecord(millrace.traces) ? millrace.traces : {};
  return {
    config: isRecord(body.config) ? body.config : {},
    snapshot: body.snapshot ?? {},
    variables: textsIn(body.variables),
    isPassthrough: body.is_passthrough === true,
    inputs: Array.isArray(millrace.inputs) ? millrace.inputs.map(readInput) : [],
    expressions: textsIn(millrace.expressions),
    hasSuccessors: millrace.hasSuccessors !== false,
    sampleIntervalMs: Number(traces.sampleIntervalMs ?? 1000),
  };
}

function readInput(input: unknown): StepInput {
  if (!isRecord(input)) throw new Error("The step API's answer has an input that is no object");
  return {
    source: String(input.source),
    ...(typeof input.condition === "string" && input.condition.trim() !== "" ? { condition: input.condition } : {}),
    ...(isRecord(input.mapper) && Object.keys(input.mapper).length > 0 ? { mapper: textsIn(input.mapper) } : {}),
  };
}

function textsIn(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(isRecord(value) ? value : {})) texts[name] = String(text);
  return texts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
