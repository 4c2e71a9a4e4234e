import type { z } from "zod";
import type { CommandContext } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { type ApiRequest, requestApi } from "./request-api.ts";

interface Call<Schema extends z.ZodType> extends Pick<ApiRequest, "method" | "path" | "query"> {
  body?: unknown;
  /** What the answer must look like. */
  answer: Schema;
}

/** Longer than the longest thing the server waits for (verification: 30 s). */
const timeoutMs = 60_000;

/** Asks the REST API for a document. What it refuses becomes a `Refusal` with the same code, message and details. */
export async function callApi<Schema extends z.ZodType>(
  { env, signal }: CommandContext,
  { body, answer, ...call }: Call<Schema>,
): Promise<z.output<Schema>> {
  const response = await requestApi(env, {
    ...call,
    ...(body !== undefined && { content: { body: JSON.stringify(body), type: "application/json" } }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  return await readAnswer(response, answer);
}

/** An answer that fits, or a `Refusal`: another version answers there. */
export async function readAnswer<Schema extends z.ZodType>(
  response: Response,
  answer: Schema,
): Promise<z.output<Schema>> {
  const content: unknown = await response.json().catch(() => undefined);
  const result = answer.safeParse(content);
  if (result.success) return result.data;
  throw new Refusal(
    `${new URL(response.url).pathname} answered with something this command does not know. Is it the same version?`,
    { code: "unexpected_answer", cause: result.error },
  );
}
