import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Calls the running platform's REST interface with the local operator's key. */
export interface PlatformApi {
  <Result>(call: { method: "GET" | "POST" | "DELETE"; path: string; body?: unknown }): Promise<Result>;
  /** Of the platform. */
  url: string;
}

interface Login {
  url: string;
  apiKey: string;
}

/** Unless told otherwise: from `MILLRACE_URL` and `MILLRACE_API_KEY`, else from the `cli.json` that `npm run up` leaves behind. */
export function openPlatformApi({ url, apiKey }: Login = signIn()): PlatformApi {
  const call = async ({ method, path, body }: { method: string; path: string; body?: unknown }) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return JSON.parse(text || "null");
  };
  return Object.assign(call, { url });
}

function signIn(): { url: string; apiKey: string } {
  const { MILLRACE_URL, MILLRACE_API_KEY, MILLRACE_HOME = ".millrace" } = process.env;
  if (MILLRACE_URL && MILLRACE_API_KEY) return { url: MILLRACE_URL, apiKey: MILLRACE_API_KEY };
  try {
    return JSON.parse(readFileSync(join(MILLRACE_HOME, "cli.json"), "utf8"));
  } catch (cause) {
    throw new Error('The platform is not running here: "npm run up" first.', { cause });
  }
}
