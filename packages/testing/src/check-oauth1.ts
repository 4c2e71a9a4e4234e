import { createHmac } from "node:crypto";

export interface SignedRequest {
  method: string;
  /** As the client wrote it, with its query. */
  url: string;
  authorization: string;
  /** Fields of a form in the body. */
  form: URLSearchParams;
}

/** Parameters of an `Authorization: OAuth …` header; empty when it is none. */
export function readOAuth1Header(authorization: string): Record<string, string> {
  if (!/^OAuth\s/i.test(authorization)) return {};
  const pairs = [...authorization.matchAll(/([\w%.~-]+)="([^"]*)"/g)];
  return Object.fromEntries(
    pairs.map(([, name = "", value = ""]) => [decodeURIComponent(name), decodeURIComponent(value)]),
  );
}

/** Whether a request is signed with these secrets (RFC 5849 §3.4), worked out by the letter of the standard and by nothing that signs. */
export function isSignedWith(
  { method, url, authorization, form }: SignedRequest,
  { consumerSecret, tokenSecret = "" }: { consumerSecret: string; tokenSecret?: string },
): boolean {
  const { oauth_signature: signature, realm: _, ...own } = readOAuth1Header(authorization);
  if (own.oauth_signature_method !== "HMAC-SHA1") return false;
  const at = new URL(url);
  const parameters = [...Object.entries(own), ...at.searchParams, ...form]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, first], [b, second]) => compare(a, b) || compare(first, second))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const base = [method.toUpperCase(), `${at.origin}${at.pathname}`, parameters].map(encode).join("&");
  const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
  return createHmac("sha1", key).update(base).digest("base64") === signature;
}

function encode(text: string): string {
  const code = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
