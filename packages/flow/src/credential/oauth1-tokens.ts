import { z } from "zod";

/** What answers for a token (RFC 5849 §2.1 and §2.3); what else a system tells, such as the user's name, is kept for the component. */
export const oauth1AnswerSchema = z.looseObject({
  oauth_token: z.string().min(1),
  oauth_token_secret: z.string(),
});

export type OAuth1Answer = z.infer<typeof oauth1AnswerSchema>;

/** Tokens as they are kept under the OAuth field's own name. */
export const oauth1TokensSchema = oauth1AnswerSchema.extend({
  /** Epoch milliseconds; absent: they do not end, or nobody said when. */
  expires_at: z.number().optional().catch(undefined),
});

export type OAuth1Tokens = z.infer<typeof oauth1TokensSchema>;

/** The answer as it is kept. Few systems end such access; those that do say in how many seconds. */
export function keepOAuth1Tokens(answer: OAuth1Answer, { now }: { now: number }): OAuth1Tokens {
  const seconds = Number(answer.oauth_expires_in);
  return { ...answer, ...(seconds > 0 && { expires_at: now + seconds * 1000 }) };
}

/** Whom the tokens speak for. There is no standard name for it; these are those of well-known systems. */
export function oauth1Account(answer: OAuth1Answer): string | undefined {
  for (const name of accountNames) {
    const value = answer[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

const accountNames = [
  "screen_name",
  "username",
  "user_name",
  "email",
  "fullname",
  "name",
  "user_id",
  "user_nsid",
  "edam_userId",
  "encoded_user_id",
];
