import { StepError } from "@millrace/component";
import { readAnswer } from "./answer.ts";
import { authenticate, secretHeaders } from "./authenticate.ts";
import { isLiteralUrl } from "./build-request.ts";
import type { Credentials } from "./config.ts";
import { type HttpRequest, sendRequest } from "./exchange.ts";
import { failedAnswer } from "./failed-answer.ts";
import { networkFailure } from "./network-failure.ts";

interface Verdict {
  verified: boolean;
  reason?: string;
  account?: string;
  helpCode?: string;
}

/** A GET to the test URL judges the values; without one nothing can be said. */
export async function verifyCredentials(
  values: Record<string, unknown>,
  { signal }: { signal: AbortSignal },
): Promise<Verdict> {
  const config: Credentials = values; // every field is optional and is read as text
  const missing = missingField(config);
  if (missing) return { verified: false, reason: `${missing} is empty.`, helpCode: "rejected" };
  if (!config.testUrl) return { verified: true, reason: "not checked: no test URL" };
  const url = isLiteralUrl(config.testUrl) ? URL.parse(config.testUrl) : null;
  if (!url)
    return { verified: false, reason: "The test URL must start with http:// or https://.", helpCode: "test_url" };
  return judge({ method: "GET", url, headers: { accept: "application/json, */*" } }, { config, signal });
}

async function judge(
  request: HttpRequest,
  { config, signal }: { config: Credentials; signal: AbortSignal },
): Promise<Verdict> {
  authenticate(request, config);
  request.secretHeaders = secretHeaders(config);
  try {
    const answer = readAnswer(await sendRequest(request, { timeoutMs: 20_000, maxRedirects: 5, signal }));
    if (answer.statusCode < 400) return { verified: true, ...(config.username && { account: config.username }) };
    const helpCode = answer.statusCode === 401 || answer.statusCode === 403 ? "rejected" : "test_url";
    return { verified: false, reason: failedAnswer({ request, answer, config }).message, helpCode };
  } catch (fault) {
    signal.throwIfAborted();
    if (fault instanceof StepError) throw fault;
    const { error, helpCode } = networkFailure(fault, { request, config });
    return { verified: false, reason: error.message, helpCode };
  }
}

function missingField({ authentication, ...fields }: Credentials): string | undefined {
  switch (authentication) {
    case "basic":
      return fields.username ? undefined : "User name";
    case "bearer":
      return fields.token ? undefined : "Token";
    case "none":
      return undefined;
    case "oauth2":
      return fields.oauth?.access_token ? undefined : "Access";
    case "apiKey":
      if (!fields.apiKeyName) return "Name of the key";
      return fields.apiKeyValue ? undefined : "Key";
    default:
      return "Kind of authentication";
  }
}
