import { type OAuthSettings, type TokenAnswer, tokenAnswerSchema } from "@millrace/flow";
import { z } from "zod";

const timeLimitMs = 15_000;
const mostAnswerBytes = 256 * 1024;

/** The other side will not give tokens, however often it is asked. */
export class TokenRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "TokenRefusal";
    this.code = code;
  }
}

/** Nobody could be asked, or the answer was none: worth another try. */
export class TokenTrouble extends Error {
  override readonly name = "TokenTrouble";
}

export type Grant =
  | { grant: "authorization_code"; code: string; verifier: string; redirectUri: string }
  | { grant: "refresh_token"; refreshToken: string };

/**
 * One question to a token endpoint. Redirects are not followed: they would carry the client's secret to whoever they name.
 * @throws TokenRefusal, TokenTrouble
 */
export async function requestTokens(
  settings: OAuthSettings,
  { grant, signal }: { grant: Grant; signal: AbortSignal },
): Promise<TokenAnswer> {
  const answer = await post(settings, { body: formOf(settings, grant), signal });
  const text = await readLimited(answer);
  const body = parseBody(text);
  const tokens = answer.ok ? tokenAnswerSchema.safeParse(body) : undefined;
  if (tokens?.success) return tokens.data;
  throw failure(settings, { status: answer.status, body });
}

async function post(
  settings: OAuthSettings,
  { body, signal }: { body: URLSearchParams; signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(settings.tokenUri, {
      method: "POST",
      headers: { accept: "application/json", ...(settings.clientAuth === "basic" && basicLogin(settings)) },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new TokenTrouble(`${hostOf(settings)} could not be reached: ${reasonOf(cause)}.`, { cause });
  }
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

async function readLimited(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      if (bytes > mostAnswerBytes) throw new TokenTrouble("The token answer is far too long.");
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof TokenTrouble) throw cause;
    throw new TokenTrouble(`The token answer broke off: ${reasonOf(cause)}.`, { cause });
  }
  return Buffer.concat(chunks).toString("utf8");
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
    return new TokenRefusal("refused", `${hostOf(settings)} answered ${status} to the request for tokens.`);
  }
  const what = words ? `: ${withoutSecrets(words, settings)}` : status < 400 ? " without tokens" : "";
  return new TokenTrouble(`${hostOf(settings)} answered ${status}${what}.`);
}

function withoutSecrets(text: string, { clientSecret }: OAuthSettings): string {
  const short = text.slice(0, 500);
  return clientSecret ? short.replaceAll(clientSecret, "•••") : short;
}

function hostOf({ tokenUri }: OAuthSettings): string {
  return URL.parse(tokenUri)?.host ?? tokenUri;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeLimitMs / 1000} s`;
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
