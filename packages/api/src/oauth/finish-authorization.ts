import { claimOAuthAttempt, failOAuthAttempt, openOAuthAttempt, seal } from "@millrace/db";
import { createSessionContext } from "../context.ts";
import { askRunner } from "../runner/ask-runner.ts";
import type { ApiServices } from "../services.ts";
import { hashState } from "./create-authorization.ts";
import { readAnswer } from "./read-answer.ts";

/** What the window that comes back from the provider shows. */
export type AuthorizationOutcome = "granted" | "failed" | "unknown";

const exchangeMs = 25_000;

/**
 * Takes the provider's answer from the browser's window. `unknown`: nobody in this session waits for it, which is all that a forged
 * or repeated answer learns. What came of it is on the attempt, for the window that began it.
 */
export async function finishAuthorization(
  services: ApiServices,
  { headers, parameters }: { headers: Headers; parameters: URLSearchParams },
): Promise<AuthorizationOutcome> {
  const { db, masterKey } = services;
  const { caller } = await createSessionContext(services, { headers });
  const state = parameters.get("state");
  if (!caller?.sessionId || !state) return "unknown";
  const claim = { stateHash: hashState(state), sessionId: caller.sessionId };
  const attempt = await claimOAuthAttempt(db, claim);
  const secrets = attempt && (await openOAuthAttempt(db, { ...attempt, masterKey }));
  if (!attempt || !secrets) return "unknown";
  const answer = readAnswer(secrets.protocol, parameters);
  if ("problem" in answer) return fail(services, { ...attempt, problem: answer.problem });
  const sealedAnswer = seal(masterKey, { value: answer, context: "oauth-answer" }).toString("base64");
  try {
    const payload = { attemptId: attempt.id, sealedAnswer };
    return (await askRunner(services, { name: "oauth-exchange", payload, timeoutMs: exchangeMs })).status;
  } catch (error) {
    const message = error instanceof Error ? error.message : "The runner could not be asked.";
    return fail(services, { ...attempt, problem: { code: "unreachable", message } });
  }
}

async function fail(
  { db }: ApiServices,
  failure: { id: string; problem: { code: string; message: string } },
): Promise<"failed"> {
  await failOAuthAttempt(db, failure);
  return "failed";
}
