import { claimOAuthAttempt, failOAuthAttempt, seal } from "@millrace/db";
import { createSessionContext } from "../context.ts";
import { askRunner } from "../runner/ask-runner.ts";
import type { ApiServices } from "../services.ts";
import { hashState } from "./create-authorization.ts";

/** What the window that comes back from the provider shows. */
export type AuthorizationOutcome = "granted" | "failed" | "unknown";

const exchangeMs = 25_000;
const longestWords = 500;

/**
 * Takes the provider's answer (RFC 6749 §4.1.2) from the browser's window. `unknown`: nobody in this session waits for it, which
 * is all that a forged or repeated answer learns. What came of it is on the attempt, for the window that began it.
 */
export async function finishAuthorization(
  services: ApiServices,
  { headers, parameters }: { headers: Headers; parameters: URLSearchParams },
): Promise<AuthorizationOutcome> {
  const { caller } = await createSessionContext(services, { headers });
  const state = parameters.get("state");
  if (!caller?.sessionId || !state) return "unknown";
  const claim = { stateHash: hashState(state), sessionId: caller.sessionId };
  const attempt = await claimOAuthAttempt(services.db, claim);
  if (!attempt) return "unknown";
  const problem = problemIn(parameters);
  if (problem) return fail(services, { ...attempt, problem });
  const code = parameters.get("code") ?? "";
  const sealedCode = seal(services.masterKey, { value: code, context: "oauth-code" }).toString("base64");
  try {
    const payload = { attemptId: attempt.id, sealedCode };
    return (await askRunner(services, { name: "oauth-exchange", payload, timeoutMs: exchangeMs })).status;
  } catch (error) {
    const message = error instanceof Error ? error.message : "The runner could not be asked.";
    return fail(services, { ...attempt, problem: { code: "unreachable", message } });
  }
}

function problemIn(parameters: URLSearchParams): { code: string; message: string } | undefined {
  const code = parameters.get("error");
  const words = parameters.get("error_description");
  if (code) return { code: code.slice(0, 100), message: (words ?? code).slice(0, longestWords) };
  return parameters.get("code") ? undefined : { code: "no_code", message: "The system sent no code back." };
}

async function fail(
  { db }: ApiServices,
  failure: { id: string; problem: { code: string; message: string } },
): Promise<"failed"> {
  await failOAuthAttempt(db, failure);
  return "failed";
}
