import { type OAuth1Answer, type OAuth1Settings, oauth1AnswerSchema } from "@millrace/flow";
import { askEndpoint, type EndpointAnswer, hostOf } from "./ask-endpoint.ts";
import { readOAuth1Problem } from "./read-oauth1-problem.ts";
import { signOAuth1 } from "./sign-oauth1.ts";
import { TokenRefusal, TokenTrouble } from "./token-failure.ts";

export type OAuth1Ask =
  | { what: "request token"; redirectUri: string }
  | { what: "access token"; token: { token: string; secret: string }; verifier: string };

/**
 * One signed question for a token (RFC 5849 §2.1 and §2.3).
 * @throws TokenRefusal, TokenTrouble
 */
export async function requestOAuth1Token(
  settings: OAuth1Settings,
  { ask, signal }: { ask: OAuth1Ask; signal: AbortSignal },
): Promise<OAuth1Answer> {
  const address = ask.what === "request token" ? settings.requestTokenUri : settings.accessTokenUri;
  const authorization = signOAuth1(address, {
    consumer: { key: settings.consumerKey, secret: settings.consumerSecret },
    ...(ask.what === "access token" && { token: ask.token }),
    parameters: ask.what === "request token" ? { oauth_callback: ask.redirectUri } : { oauth_verifier: ask.verifier },
  });
  // Some refuse a POST that does not say how long its body is, so there is an empty one.
  const headers = { accept: "application/x-www-form-urlencoded, */*;q=0.5", authorization };
  const answer = await askEndpoint(address, { headers, body: new URLSearchParams(), signal });
  const token = answer.isOk ? oauth1AnswerSchema.safeParse(readForm(answer.text)) : undefined;
  if (token?.success) return token.data;
  throw failure(answer, { address, ask, secrets: secretsOf(settings, ask) });
}

function readForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text.trim()));
}

function secretsOf({ consumerSecret }: OAuth1Settings, ask: OAuth1Ask): string[] {
  const secrets = ask.what === "access token" ? [consumerSecret, ask.token.secret, ask.verifier] : [consumerSecret];
  return secrets.filter(Boolean);
}

interface Asked {
  address: string;
  ask: OAuth1Ask;
  secrets: readonly string[];
}

function failure(answer: EndpointAnswer, { address, ask, secrets }: Asked): TokenRefusal | TokenTrouble {
  const { status, headers } = answer;
  const host = hostOf(address);
  if (status >= 500 || status === 429 || status === 408) return new TokenTrouble(`${host} answered ${status}.`);
  if (status >= 300 && status < 400) {
    const target = withoutQuery(headers.get("location") ?? "", address);
    const where = target ? ` to ${target}` : "";
    const message = `${host} sends on${where} whoever asks for the ${ask.what}. That address belongs into the component.`;
    return new TokenRefusal("moved", message);
  }
  const { code, words } = readOAuth1Problem(answer);
  const said = words ? `: ${withoutSecrets(words, secrets)}` : "";
  if (code) return new TokenRefusal(code, `${host} gave no ${ask.what}${said || `: ${code}`}.`);
  if (status < 300 || status === 404 || status === 405) {
    const what = isPage(answer) ? "a web page" : status < 300 ? "something else" : String(status);
    const place = withoutQuery(address, address);
    return new TokenRefusal(
      "no_token",
      `${host} answered with ${what} instead of a token. Is ${place} the address for it?`,
    );
  }
  const refused = ask.what === "request token" ? "client_refused" : "token_refused";
  return new TokenRefusal(refused, `${host} answered ${status} to the question for the ${ask.what}${said}.`);
}

function isPage({ headers, text }: EndpointAnswer): boolean {
  return /html/i.test(headers.get("content-type") ?? "") || /^\s*</.test(text);
}

/** Queries may hold what nobody else should read. */
function withoutQuery(address: string, base: string): string | undefined {
  const url = URL.parse(address, base);
  return address && url ? url.origin + url.pathname : undefined;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "•••"), text);
}
