import type { OAuthProtocol } from "@millrace/flow";

interface Problem {
  code: string;
  message: string;
}

/** What a provider sent back with the browser: a reason why not, or what the tokens are given for. */
export type AuthorizationAnswer = { problem: Problem } | { code: string } | { token: string; verifier: string };

const longestWords = 500;

/** Read from the address that the browser came back to; everything in it may be made up. */
export function readAnswer(protocol: OAuthProtocol, parameters: URLSearchParams): AuthorizationAnswer {
  const code = parameters.get("error");
  if (code) {
    const words = parameters.get("error_description") ?? code;
    return { problem: { code: code.slice(0, 100), message: words.slice(0, longestWords) } };
  }
  return protocol === "oauth1" ? readOAuth1(parameters) : readOAuth2(parameters);
}

/** RFC 6749 §4.1.2. */
function readOAuth2(parameters: URLSearchParams): AuthorizationAnswer {
  const code = parameters.get("code");
  return code ? { code } : { problem: { code: "no_code", message: "The system sent no code back." } };
}

/** RFC 5849 §2.2. It has no word for a refusal: some say `denied`, some `oauth_problem`, some leave the verifier out. */
function readOAuth1(parameters: URLSearchParams): AuthorizationAnswer {
  const problem = parameters.get("oauth_problem");
  if (parameters.has("denied") || (problem && refusals.includes(problem))) {
    return { problem: { code: "access_denied", message: "The system was told not to let Millrace in." } };
  }
  if (problem) {
    const message = `The system could not let Millrace in: ${problem.slice(0, longestWords)}.`;
    return { problem: { code: problem.slice(0, 100), message } };
  }
  const token = parameters.get("oauth_token");
  const verifier = parameters.get("oauth_verifier");
  if (token && verifier) return { token, verifier };
  return { problem: { code: "no_verifier", message: "The system sent no verifier back." } };
}

const refusals = ["user_refused", "permission_denied"];
