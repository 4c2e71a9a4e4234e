import type { Credentials } from "./config.ts";
import type { HttpRequest } from "./exchange.ts";

/** Puts the credential into the request, and notes which headers must not follow a redirect to another host. */
export function authenticate(request: HttpRequest, credentials: Credentials): void {
  switch (credentials.authentication) {
    case "basic":
      request.headers.authorization = `Basic ${basicToken(credentials)}`;
      break;
    case "bearer":
      request.headers.authorization = `Bearer ${credentials.token ?? ""}`;
      break;
    case "oauth2":
      request.headers.authorization = `Bearer ${credentials.oauth?.access_token ?? ""}`;
      break;
    case "apiKey":
      addApiKey(request, credentials);
      break;
  }
}

function addApiKey(request: HttpRequest, { apiKeyName, apiKeyValue, apiKeyIn }: Credentials): void {
  if (!apiKeyName || !apiKeyValue) return;
  if (apiKeyIn === "query") request.url.searchParams.set(apiKeyName, apiKeyValue);
  else request.headers[apiKeyName.toLowerCase()] = apiKeyValue;
}

/** Headers that say who calls: left behind when a redirect leaves the host. */
export function secretHeaders({ authentication, apiKeyName, apiKeyIn }: Credentials): string[] {
  const own = authentication === "apiKey" && apiKeyIn !== "query" && apiKeyName ? [apiKeyName.toLowerCase()] : [];
  return ["authorization", "cookie", "proxy-authorization", ...own];
}

/** The values that must never be seen in an error or a log line. */
export function secretValues(credentials: Credentials): string[] {
  const { username, password, token, apiKeyValue, oauth } = credentials;
  const basic = username || password ? basicToken(credentials) : undefined;
  const tokens = [oauth?.access_token, oauth?.refresh_token, oauth?.id_token];
  return [password, token, apiKeyValue, basic, ...tokens].filter(
    (value): value is string => value !== undefined && value.length >= 3,
  );
}

function basicToken({ username = "", password = "" }: Credentials): string {
  return Buffer.from(`${username}:${password}`).toString("base64");
}
