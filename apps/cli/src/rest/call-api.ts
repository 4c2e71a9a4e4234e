import { z } from "zod";
import type { CommandContext } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { readSignIn, type SignIn } from "./read-sign-in.ts";

interface Call<Schema extends z.ZodType> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** What the answer must look like. */
  answer: Schema;
}

/** Longer than the longest thing the server waits for (verification: 30 s). */
const timeoutMs = 60_000;

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

/** Asks the REST API. What it refuses becomes a `Refusal` with the same code, message and details. */
export async function callApi<Schema extends z.ZodType>(
  { env, signal }: CommandContext,
  { method, path, query, body, answer }: Call<Schema>,
): Promise<z.output<Schema>> {
  const signIn = await readSignIn(env);
  const url = new URL(`${signIn.url}/api/v1${path}`);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const response = await send(signIn, {
    url,
    method,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const content: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refused(content, { response, signIn });
  const result = answer.safeParse(content);
  if (result.success) return result.data;
  throw new Refusal(`${url.pathname} answered with something this command does not know. Is it the same version?`, {
    code: "unexpected_answer",
    cause: result.error,
  });
}

async function send(
  { url: base, apiKey }: SignIn,
  { url, ...request }: { url: URL; method: string; signal: AbortSignal; body?: string },
): Promise<Response> {
  try {
    return await fetch(url, {
      ...request,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    });
  } catch (cause) {
    if (request.signal.aborted) throw new Refusal(`${base} did not answer in time.`, { code: "timed_out" });
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
