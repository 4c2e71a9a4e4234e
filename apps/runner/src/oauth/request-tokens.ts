import { type OAuthSettings, type TokenAnswer, tokenAnswerSchema } from "@millrace/flow";
import { z } from "zod";
import { askEndpoint, hostOf } from "./ask-endpoint.ts";
import { TokenRefusal, TokenTrouble } from "./token-failure.ts";

export type Grant =
  | { grant: "authorization_code"; code: string; verifier: string; redirectUri: string }
  | { grant: "refresh_token"; refreshToken: string };

/**
 * One question to a token endpoint of OAuth 2.
 * @throws TokenRefusal, TokenTrouble
 */
export async function requestTokens(
  settings: OAuthSettings,
  { grant, signal }: { grant: Grant; signal: AbortSignal },
): Promise<TokenAnswer> {
  const headers = { accept: "application/json", ...(settings.clientAuth === "basic" && basicLogin(settings)) };
  const answer = await askEndpoint(settings.tokenUri, { headers, body: formOf(settings, grant), signal });
  const body = parseBody(answer.text);
  const tokens = answer.isOk ? tokenAnswerSchema.safeParse(body) : undefined;
  if (tokens?.success) return tokens.data;
  throw failure(settings, { status: answer.status, body });
}

function formOf(settings: OAuthSettings, grant: Grant): URLSearchParams {
  const form = new URLSearchParams({ grant_type: grant.grant });
  if (grant.grant === "authorization_code") {
    form.set("code", grant.code);
    form.set("redirect_uri", grant.redirectUri);
    form.set("code_verifier", grant.verifier);
  } else {
    form.set("refresh_token", grant.refreshToken);
  }
  if (settings.clientAuth === "body" || !settings.clientSecret) form.set("client_id", settings.clientId);
  if (settings.clientAuth === "body" && settings.clientSecret) form.set("client_secret", settings.clientSecret);
  return form;
}

/** Each half form-encoded first (RFC 6749 §2.3.1). */
function basicLogin({ clientId, clientSecret }: OAuthSettings): Record<string, string> {
  if (!clientSecret) return {};
  const encode = (text: string) => encodeURIComponent(text).replaceAll("%20", "+");
  const login = Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString("base64");
  return { authorization: `Basic ${login}` };
}

/** JSON by the standard; some older systems answer with a form. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

const errorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

function failure(
  settings: OAuthSettings,
  { status, body }: { status: number; body: unknown },
): TokenRefusal | TokenTrouble {
  const said = errorSchema.safeParse(body);
  const words = said.success ? (said.data.error_description ?? said.data.error) : undefined;
  const passes = status >= 500 || status === 429 || status === 408;
  if (said.success && !passes) return new TokenRefusal(said.data.error, withoutSecrets(words ?? "", settings));
  if (status >= 400 && status < 500 && !passes) {
    return new TokenRefusal("refused", `${hostOf(settings.tokenUri)} answered ${status} to the request for tokens.`);
  }
  const what = words ? `: ${withoutSecrets(words, settings)}` : status < 400 ? " without tokens" : "";
  return new TokenTrouble(`${hostOf(settings.tokenUri)} answered ${status}${what}.`);
}

function withoutSecrets(text: string, { clientSecret }: OAuthSettings): string {
  const short = text.slice(0, 500);
  return clientSecret ? short.replaceAll(clientSecret, "•••") : short;
}
