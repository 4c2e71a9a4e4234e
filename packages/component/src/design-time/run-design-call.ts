import type { Component, InitContext, Verification } from "../component.ts";
import { callHttp } from "../http-json.ts";
import { withRetries } from "../with-retries.ts";

const designCalls = ["verifyCredentials", "getMetaModel", "selectModel"] as const;

export type DesignCall = (typeof designCalls)[number];

export function isDesignCall(name: string | undefined): name is DesignCall {
  return designCalls.some((call) => call === name);
}

interface CallOptions {
  component: Component;
  call: DesignCall;
  variables: Record<string, string | undefined>;
  context: InitContext;
}

interface Environment {
  resultUrl: string;
  /** JSON text of credentials and fields. */
  config: string;
  functionName: string;
  selectMethod: string;
}

/** One call into a component while a flow is being drawn; its result is POSTed to the platform (component contract §6). */
export async function runDesignCall({ component, call, variables, context }: CallOptions): Promise<void> {
  const environment = readEnvironment(variables);
  const result = await answer(call, { component, environment, context });
  await withRetries(() => postResult(environment.resultUrl, result), {
    attempts: 5,
    delayMs: 200,
    signal: context.signal,
    isWorthwhile: () => true,
  });
}

/**
 * One call after the other, as the platform hands them out, until it says that nothing more comes or is gone for long. What a form asks again
 * and again is answered without another container.
 */
export async function serveDesignCalls({ component, variables, context }: Omit<CallOptions, "call">): Promise<void> {
  const url = variables.MILLRACE_CALLS_URL;
  if (!url) throw new Error("MILLRACE_CALLS_URL is missing");
  const { signal } = context;
  while (!signal.aborted) {
    const { status, body } = await withRetries(() => callHttp({ method: "GET", url, signal, timeoutMs: 30_000 }), {
      attempts: 5,
      delayMs: 500,
      signal,
      isWorthwhile: () => !signal.aborted,
    });
    if (status === 204) continue;
    if (status !== 200) return;
    await answerCall(readCall(body), { component, context });
  }
}

interface ServedCall extends Omit<Environment, "config"> {
  method: DesignCall;
  config: unknown;
}

async function answerCall({ method, config, ...rest }: ServedCall, asked: Omit<Asked, "environment">): Promise<void> {
  const environment = { ...rest, config: JSON.stringify(config) };
  const result = await answer(method, { ...asked, environment });
  await withRetries(() => postResult(environment.resultUrl, result), {
    attempts: 3,
    delayMs: 200,
    signal: asked.context.signal,
    isWorthwhile: () => true,
  });
}

/** By hand: a schema library would double what a step loads. */
function readCall(body: unknown): ServedCall {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  const method = text("method");
  if (!isDesignCall(method)) throw new Error(`Unknown call "${method}"`);
  const { config } = fields;
  return {
    method,
    config,
    resultUrl: text("resultUrl"),
    functionName: text("function"),
    selectMethod: text("selectMethod"),
  };
}

function readEnvironment(variables: CallOptions["variables"]): Environment {
  const required = ["ELASTICIO_POST_RESULT_URL", "ELASTICIO_CFG"] as const;
  const missing = required.filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(missing.map((name) => `${name} is missing`).join("; "));
  return {
    resultUrl: variables.ELASTICIO_POST_RESULT_URL ?? "",
    config: variables.ELASTICIO_CFG ?? "",
    functionName: variables.ELASTICIO_ACTION_OR_TRIGGER ?? "",
    selectMethod: variables.ELASTICIO_GET_MODEL_METHOD ?? "",
  };
}

type Asked = Pick<CallOptions, "component" | "context"> & { environment: Environment };

async function answer(call: DesignCall, asked: Asked): Promise<object> {
  try {
    const config = parseConfig(asked.environment.config);
    return { status: "success", data: await results[call](config, asked) };
  } catch (error) {
    return { status: "error", data: { message: messageOf(error) } };
  }
}

const results = {
  verifyCredentials: async (config, { component, context }): Promise<Verification> => {
    if (!component.verifyCredentials) return { verified: true };
    try {
      return await component.verifyCredentials(config, context);
    } catch (error) {
      // What goes wrong while asking the other system is the answer.
      return { verified: false, reason: messageOf(error) };
    }
  },
  getMetaModel: async (config, { component, environment, context }) => {
    const name = environment.functionName;
    const metadata = component.metadata?.[name];
    if (!metadata) throw new Error(`The component has no metadata for "${name}"`);
    return await metadata(config, context);
  },
  selectModel: async (config, { component, environment, context }) => {
    const name = environment.selectMethod;
    const select = component.selects?.[name];
    if (!select) throw new Error(`The component has no choices named "${name}"`);
    return await select(config, context);
  },
} satisfies Record<DesignCall, (config: Record<string, unknown>, asked: Asked) => Promise<object>>;

function parseConfig(text: string): Record<string, unknown> {
  const config: unknown = JSON.parse(text);
  if (typeof config === "object" && config !== null && !Array.isArray(config)) return { ...config };
  throw new Error("ELASTICIO_CFG is no JSON object");
}

async function postResult(url: string, body: object): Promise<void> {
  const { status } = await callHttp({ method: "POST", url, body });
  if (status !== 200) throw new Error(`The platform answered ${status} to the result`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
