import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { MasterKey } from "@millrace/db";

/** What all steps of a flow show for the objects of their flow; derived, so that nothing needs storing. */
export function objectStoreToken(masterKey: MasterKey, flowId: string): string {
  return Buffer.from(hkdfSync("sha256", masterKey, "", `millrace/objects/${flowId}`, 32)).toString("base64url");
}

/** Whether a request may see the flow's objects: it shows the token, or what it signed with it (component contract §4.7). */
export function maySeeObjects(
  masterKey: MasterKey,
  { flowId, authorization }: { flowId: string; authorization: string | undefined },
): boolean {
  const shown = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (shown === undefined) return false;
  const token = objectStoreToken(masterKey, flowId);
  return isSame(shown, token) || isSignedWith(shown, token);
}

/** JSON Web Tokens of the kind that components make: HS256, with the token as its secret. */
function isSignedWith(shown: string, secret: string): boolean {
  const [header = "", payload = "", signature = ""] = shown.split(".");
  const { alg } = decode(header);
  if (alg !== "HS256") return false;
  if (!isSame(signature, createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url"))) return false;
  const { exp } = decode(payload);
  return exp === undefined || Number(exp) * 1_000 > Date.now();
}

function decode(part: string): { alg?: unknown; exp?: unknown } {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {}; // no token of this kind
  }
}

interface SignedAccess {
  flowId: string;
  id: string;
  method: "GET" | "PUT";
  /** Epoch seconds. */
  expires: number;
}

/** What makes an address a key of its own, for one object, one method and some time. */
export function signAccess(masterKey: MasterKey, { flowId, id, method, expires }: SignedAccess): string {
  const secret = objectStoreToken(masterKey, flowId);
  return createHmac("sha256", secret).update(`${method} ${id} ${expires}`).digest("base64url");
}

export function isAccessSigned(masterKey: MasterKey, access: SignedAccess, signature: string): boolean {
  return isSame(signature, signAccess(masterKey, access)) && access.expires * 1_000 > Date.now();
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
