import {
  failOAuthAttempt,
  grantOAuthAttempt,
  type OAuth1Secrets,
  type OAuth2Secrets,
  type OAuthSecrets,
  openOAuthAttempt,
  unseal,
} from "@millrace/db";
import { DomainError, keepOAuth1Tokens, keepTokens, missingScopes, oauth1Account, tokenAccount } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { z } from "zod";
import type { Runner } from "../runner.ts";
import { requestOAuth1Token } from "./request-oauth1-token.ts";
import { requestTokens } from "./request-tokens.ts";
import { TokenRefusal, tokenProblem } from "./token-failure.ts";

const answerSchema = z.union([z.object({ code: z.string() }), z.object({ token: z.string(), verifier: z.string() })]);
type Answer = z.infer<typeof answerSchema>;

interface Granted {
  secrets: OAuthSecrets;
  account: string | undefined;
  missingScopes: string[];
}

/** Swaps what the browser brought for tokens, and notes on the attempt what came of it. */
export async function exchangeAnswer(
  { db, masterKey, signal }: Pick<Runner, "db" | "masterKey" | "signal">,
  { attemptId, sealedAnswer }: JobPayload<"oauth-exchange">,
): Promise<JobResult<"oauth-exchange">> {
  const secrets = await openOAuthAttempt(db, { id: attemptId, masterKey });
  if (!secrets) throw new DomainError("not_found", "This sign-in is no longer waited for.");
  const sealed = Buffer.from(sealedAnswer, "base64");
  const answer = answerSchema.parse(unseal(masterKey, { sealed, context: "oauth-answer" }));
  try {
    const granted =
      secrets.protocol === "oauth1"
        ? await swapVerifier(secrets, { answer, signal })
        : await swapCode(secrets, { answer, signal });
    await grantOAuthAttempt(db, { id: attemptId, masterKey, ...granted });
    return { status: "granted" };
  } catch (error) {
    const problem = tokenProblem(error);
    if (!problem) throw error;
    await failOAuthAttempt(db, { id: attemptId, problem });
    return { status: "failed" };
  }
}

interface Exchange {
  answer: Answer;
  signal: AbortSignal;
}

async function swapCode(secrets: OAuth2Secrets, { answer, signal }: Exchange): Promise<Granted> {
  if (!("code" in answer)) throw new TokenRefusal("no_code", "The system sent no code back.");
  const { settings, verifier, redirectUri } = secrets;
  const grant = { grant: "authorization_code", code: answer.code, verifier, redirectUri } as const;
  const tokens = await requestTokens(settings, { grant, signal });
  return {
    secrets: { ...secrets, tokens: keepTokens(tokens, { now: Date.now() }) },
    account: tokenAccount(tokens),
    missingScopes: missingScopes(settings.scopes, tokens),
  };
}

async function swapVerifier(
  { requestToken, ...secrets }: OAuth1Secrets,
  { answer, signal }: Exchange,
): Promise<Granted> {
  if (!("verifier" in answer)) throw new TokenRefusal("no_verifier", "The system sent no verifier back.");
  // What somebody permitted elsewhere and smuggled into this browser must not become this credential's.
  if (answer.token !== requestToken?.token) {
    throw new TokenRefusal("wrong_token", "The answer belongs to another sign-in than the one that was begun here.");
  }
  const ask = { what: "access token", token: requestToken, verifier: answer.verifier } as const;
  const tokens = await requestOAuth1Token(secrets.settings, { ask, signal });
  return {
    secrets: { ...secrets, tokens: keepOAuth1Tokens(tokens, { now: Date.now() }) },
    account: oauth1Account(tokens),
    missingScopes: [],
  };
}
