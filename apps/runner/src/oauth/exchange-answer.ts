import { failOAuthAttempt, grantOAuthAttempt, openOAuthAttempt, unseal } from "@millrace/db";
import { DomainError, keepTokens, missingScopes, tokenAccount } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { z } from "zod";
import type { Runner } from "../runner.ts";
import { requestTokens, TokenRefusal, TokenTrouble } from "./request-tokens.ts";

/** Swaps the code that the browser brought for tokens, and notes on the attempt what came of it. */
export async function exchangeCode(
  { db, masterKey, signal }: Pick<Runner, "db" | "masterKey" | "signal">,
  { attemptId, sealedCode }: JobPayload<"oauth-exchange">,
): Promise<JobResult<"oauth-exchange">> {
  const secrets = await openOAuthAttempt(db, { id: attemptId, masterKey });
  if (!secrets) throw new DomainError("not_found", "This sign-in is no longer waited for.");
  const sealed = Buffer.from(sealedCode, "base64");
  const code = z.string().parse(unseal(masterKey, { sealed, context: "oauth-code" }));
  const { settings, verifier, redirectUri } = secrets;
  try {
    const grant = { grant: "authorization_code", code, verifier, redirectUri } as const;
    const answer = await requestTokens(settings, { grant, signal });
    await grantOAuthAttempt(db, {
      id: attemptId,
      masterKey,
      secrets: { ...secrets, tokens: keepTokens(answer, { now: Date.now() }) },
      account: tokenAccount(answer),
      missingScopes: missingScopes(settings.scopes, answer),
    });
    return { status: "granted" };
  } catch (error) {
    if (!(error instanceof TokenRefusal) && !(error instanceof TokenTrouble)) throw error;
    const problem = { code: error instanceof TokenRefusal ? error.code : "unreachable", message: error.message };
    await failOAuthAttempt(db, { id: attemptId, problem });
    return { status: "failed" };
  }
}
