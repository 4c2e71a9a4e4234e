import { failOAuthAttempt, keepRequestToken, openOAuthAttempt } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import type { Runner } from "../runner.ts";
import { requestOAuth1Token } from "./request-oauth1-token.ts";
import { tokenProblem } from "./token-failure.ts";

/** Gets the token that a person is to be asked about. Its secret stays sealed with the attempt. */
export async function beginOAuth1(
  { db, masterKey, signal }: Pick<Runner, "db" | "masterKey" | "signal">,
  { attemptId: id }: JobPayload<"oauth1-begin">,
): Promise<JobResult<"oauth1-begin">> {
  const secrets = await openOAuthAttempt(db, { id, masterKey });
  if (secrets?.protocol !== "oauth1") throw new DomainError("not_found", "This sign-in is no longer waited for.");
  try {
    const ask = { what: "request token", redirectUri: secrets.redirectUri } as const;
    const { oauth_token: token, oauth_token_secret: secret } = await requestOAuth1Token(secrets.settings, {
      ask,
      signal,
    });
    await keepRequestToken(db, { id, masterKey, secrets: { ...secrets, requestToken: { token, secret } } });
    return { status: "begun", requestToken: token };
  } catch (error) {
    const problem = tokenProblem(error);
    if (!problem) throw error;
    await failOAuthAttempt(db, { id, problem });
    return { status: "failed" };
  }
}
