import { z } from "zod";

/** What a token endpoint answers (RFC 6749 §5.1); unknown parts are kept for the component. */
export const tokenAnswerSchema = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string().optional(),
  refresh_token: z.string().optional(),
  /** Seconds; some systems send it as text. */
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  scope: z.string().optional(),
  id_token: z.string().optional(),
});

export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;

/** Tokens as they are kept under the OAuth field's own name. */
export const oauthTokensSchema = tokenAnswerSchema.extend({
  /** Epoch milliseconds; absent: they do not end, or nobody said when. */
  expires_at: z.number().optional().catch(undefined),
});

export type OAuthTokens = z.infer<typeof oauthTokensSchema>;

/** The answer as it is kept. A renewal often says less than the first answer: what it leaves out stays. */
export function keepTokens(answer: TokenAnswer, { before, now }: { before?: OAuthTokens; now: number }): OAuthTokens {
  const { expires_at: _, expires_in: __, ...kept } = before ?? {};
  return {
    ...kept,
    ...answer,
    ...(answer.expires_in !== undefined && { expires_at: now + answer.expires_in * 1000 }),
  };
}

const leastLeadMs = 90_000;
const mostLeadMs = 300_000;
const leastPauseMs = 5_000;

/**
 * When to renew: a good minute before the access ends, and earlier for long ones; undefined when it cannot be renewed or
 * does not end. Access that lives only minutes is renewed at half its life.
 */
export function renewalTime(tokens: OAuthTokens, { now }: { now: number }): number | undefined {
  if (!tokens.refresh_token || tokens.expires_at === undefined) return undefined;
  const lifeMs = tokens.expires_at - now;
  const leadMs = Math.min(mostLeadMs, Math.max(leastLeadMs, lifeMs / 4), Math.max(0, lifeMs / 2));
  return Math.max(now + leastPauseMs, tokens.expires_at - leadMs);
}

/** Scopes that were asked for and not given. No `scope` in the answer means: as asked. */
export function missingScopes(asked: readonly string[], tokens: TokenAnswer): string[] {
  if (tokens.scope === undefined) return [];
  const given = new Set(tokens.scope.split(/[\s,]+/));
  // What stays signed in shows itself by the refresh token; many systems do not list it.
  return asked.filter(
    (scope) => !given.has(scope) && !(scope === "offline_access" && tokens.refresh_token !== undefined),
  );
}

/**
 * Whom the tokens speak for, as the provider's id token tells. It came from the provider itself over the connection we opened,
 * so its signature needs no second check (OpenID Connect Core §3.1.3.7); it is shown to people and decides nothing.
 */
export function tokenAccount({ id_token }: TokenAnswer): string | undefined {
  const payload = id_token?.split(".")[1];
  if (!payload) return undefined;
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(fromUrlSafe(payload)), (char) => char.charCodeAt(0)));
    const { email, preferred_username, name, sub } = claimsSchema.parse(JSON.parse(text));
    return email ?? preferred_username ?? name ?? sub;
  } catch {
    return undefined; // an id token nobody can read names nobody
  }
}

const claimsSchema = z.object({
  email: z.string().optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
  sub: z.string().optional(),
});

function fromUrlSafe(text: string): string {
  return text.replaceAll("-", "+").replaceAll("_", "/");
}
