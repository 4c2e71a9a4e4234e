import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { OAuthSettings } from "@millrace/flow";

interface Wish {
  redirectUri: string;
  /** Another account than the one the provider would take by itself, or the question for permission once more. */
  again: "account" | "consent" | undefined;
}

export interface Authorization {
  id: string;
  /** SHA-256, hex: whoever reads the database cannot answer in the browser's name. */
  stateHash: string;
  /** Of PKCE; stays with us. */
  verifier: string;
  /** Where the browser goes. */
  url: string;
}

/** A request for permission (RFC 6749 §4.1.1) with PKCE (RFC 7636, S256) and a state nobody can guess. */
export function createAuthorization(settings: OAuthSettings, { redirectUri, again }: Wish): Authorization {
  const { state, stateHash } = createState();
  const verifier = randomBytes(32).toString("base64url");
  const url = new URL(settings.authUri);
  const parameters = {
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    scope: settings.scopes.join(" "),
    access_type: settings.accessType ?? "",
    prompt: promptFor(settings, again),
  };
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value);
  return { id: randomUUID(), stateHash, verifier, url: url.href };
}

/** What travels through the browser to find the way back to the sign-in, which nobody can guess. */
export function createState(): { state: string; stateHash: string } {
  const state = randomBytes(32).toString("base64url");
  return { state, stateHash: hashState(state) };
}

export function hashState(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}

/** Lasting access is only given together with consent (OpenID Connect Core §11), also to those who gave it before. */
function promptFor({ prompt, scopes }: OAuthSettings, again: Wish["again"]): string {
  const wanted = new Set((prompt ?? "").split(" ").filter(Boolean));
  if (scopes.includes("offline_access") || again === "consent") wanted.add("consent");
  if (again === "account") wanted.add(scopes.includes("openid") ? "login" : "select_account");
  return [...wanted].join(" ");
}
