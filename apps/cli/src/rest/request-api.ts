import { z } from "zod";
import type { Env } from "../env.ts";
import { Refusal } from "../refusal.ts";
import { readSignIn, type SignIn } from "./read-sign-in.ts";

export interface ApiRequest {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`. */
  path: string;
  query?: Record<string, string | number | undefined>;
  content?: { body: string | Blob; type: string };
  /** Also of the answer's body. */
  signal: AbortSignal;
}

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

/** Asks the REST API for an answer of whatever kind. What it refuses becomes a `Refusal` with the same code, message and details. */
export async function requestApi(env: Env, { path, query, ...request }: ApiRequest): Promise<Response> {
  const signIn = await readSignIn(env);
  const url = new URL(`${signIn.url}/api/v1${path}`);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const response = await send(signIn, { url, ...request });
  if (response.ok) return response;
  const content: unknown = await response.json().catch(() => undefined);
  throw refused(content, { response, signIn });
}

async function send(
  { url: base, apiKey }: SignIn,
  { url, method, content, signal }: Omit<ApiRequest, "path" | "query"> & { url: URL },
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      signal,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": content?.type ?? "application/json" },
      ...(content && { body: content.body }),
    });
  } catch (cause) {
    if (signal.aborted) throw new Refusal(`${base} did not answer in time.`, { code: "timed_out" });
    throw new Refusal(`Millrace does not answer at ${base}. Is it running? \`npm run up\` starts it.`, {
      code: "unavailable",
      cause,
    });
  }
}

function refused(content: unknown, { response, signIn }: { response: Response; signIn: SignIn }): Refusal {
  const known = errorSchema.safeParse(content);
  if (!known.success) {
    return new Refusal(`${signIn.url} answered with status ${response.status}. Is Millrace what runs there?`, {
      code: "unexpected_answer",
    });
  }
  const { code, message, details } = known.data.error;
  return new Refusal(code === "unauthenticated" ? `${signIn.url} does not know this API key.` : message, {
    code,
    ...(details !== undefined && { details }),
  });
}
