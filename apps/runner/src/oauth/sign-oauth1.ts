import { createHmac, randomBytes } from "node:crypto";
import OAuth1 from "oauth-1.0a";

export interface OAuth1Signing {
  consumer: { key: string; secret: string };
  /** Of what is asked about; a request token is asked for without one. */
  token?: { token: string; secret: string } | undefined;
  /** Of the protocol, beside those that every signed request has. */
  parameters: Record<string, string>;
}

/** The `Authorization` header of a POST without a body (RFC 5849 §3), signed with HMAC-SHA1, which all such systems know. */
export function signOAuth1(address: string, { consumer, token, parameters }: OAuth1Signing): string {
  const signer = new OAuth1({ consumer, signature_method: "HMAC-SHA1", hash_function: hmacSha1 });
  signer.getNonce = () => randomBytes(16).toString("hex"); // its own is none that is hard to guess
  const url = new URL(address);
  const data: Record<string, string | string[]> = { ...parameters };
  // Taken apart here: the library's own reading of a query stops at the second "=" of a value.
  for (const name of new Set(url.searchParams.keys())) {
    const [first = "", ...others] = url.searchParams.getAll(name);
    data[name] = others.length > 0 ? [first, ...others] : first;
  }
  const request = { url: url.origin + url.pathname, method: "POST", data };
  const signed = signer.authorize(request, token && { key: token.token, secret: token.secret });
  return signer.toHeader({ ...signed, ...parameters }).Authorization;
}

function hmacSha1(text: string, key: string): string {
  return createHmac("sha1", key).update(text).digest("base64");
}
