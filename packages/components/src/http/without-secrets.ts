import { secretValues } from "./authenticate.ts";
import type { Credentials } from "./config.ts";

/** The address for people: no user, no password, and only the names of query parameters. */
export function shownUrl(url: URL): string {
  const names = [...new Set(url.searchParams.keys())].map((name) => `${name}=…`);
  return `${url.origin}${url.pathname}${names.length > 0 ? `?${names.join("&")}` : ""}`;
}

/** Other systems like to repeat what they were sent: the credential's values are blacked out. */
export function withoutSecrets(text: string, credentials: Credentials): string {
  return secretValues(credentials)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((shown, secret) => shown.replaceAll(secret, "•••"), text);
}
