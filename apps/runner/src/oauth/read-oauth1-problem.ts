import { z } from "zod";
import type { EndpointAnswer } from "./ask-endpoint.ts";

interface OAuth1Problem {
  /** One of those the sign-in knows a cure for, or the provider's own; undefined when it gave none. */
  code: string | undefined;
  /** What a person may read of the answer. */
  words: string | undefined;
}

const longestWords = 300;

/**
 * Why a provider gave no token. The standard leaves it to each of them: many speak of `oauth_problem` (in the body or in
 * `WWW-Authenticate`), some answer JSON, some a sentence, some a page that nobody wants to read.
 */
export function readOAuth1Problem({ headers, text }: Pick<EndpointAnswer, "headers" | "text">): OAuth1Problem {
  const form = new URLSearchParams(text.trim());
  const inHeader = /oauth_problem="?([\w%-]+)/.exec(headers.get("www-authenticate") ?? "")?.[1];
  const problem = form.get("oauth_problem") ?? inHeader;
  const words =
    form.get("oauth_problem_advice") ?? problem?.replaceAll("_", " ") ?? jsonWords(text) ?? plainWords(text);
  const code = (problem && known[problem]) ?? guess(words) ?? problem?.slice(0, 100);
  return { code, words: words?.trim().replace(/\.$/, "").slice(0, longestWords) || undefined };
}

/** Of the extension "OAuth Problem Reporting", as far as different words ask for the same cure. */
const known: Record<string, string> = {
  consumer_key_unknown: "client_refused",
  consumer_key_rejected: "client_refused",
  consumer_key_refused: "client_refused",
  signature_invalid: "client_refused",
  timestamp_refused: "clock_refused",
  token_used: "token_refused",
  token_expired: "token_refused",
  token_rejected: "token_refused",
  token_revoked: "token_refused",
  verifier_invalid: "token_refused",
  user_refused: "access_denied",
  permission_denied: "access_denied",
};

function guess(words: string | undefined): string | undefined {
  if (words && /callback/i.test(words)) return "callback_refused";
  return words && /timestamp/i.test(words) ? "clock_refused" : undefined;
}

const jsonSchema = z.looseObject({
  errors: z
    .array(z.looseObject({ message: z.string() }))
    .optional()
    .catch(undefined),
  error_description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

function jsonWords(text: string): string | undefined {
  try {
    const said = jsonSchema.safeParse(JSON.parse(text)).data;
    return said?.errors?.[0]?.message ?? said?.error_description ?? said?.message ?? said?.error;
  } catch {
    return undefined; // no JSON
  }
}

/** A sentence; neither a page nor a form. */
function plainWords(text: string): string | undefined {
  return text.length <= longestWords && /^[^<{=]+$/.test(text.trim()) ? text : undefined;
}
