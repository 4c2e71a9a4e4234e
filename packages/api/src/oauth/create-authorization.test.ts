import { createHash } from "node:crypto";
import type { OAuthSettings } from "@millrace/flow";
import { expect, test } from "vitest";
import { createAuthorization, hashState } from "./create-authorization.ts";

const settings: OAuthSettings = {
  authUri: "https://login.example/authorize?tenant=acme",
  tokenUri: "https://login.example/token",
  clientId: "millrace",
  clientSecret: "hush",
  scopes: ["openid", "orders:read"],
  clientAuth: "body",
};
const redirectUri = "https://millrace.example/oauth/callback";

function ask(change: Partial<OAuthSettings> = {}, again?: "account" | "consent") {
  const { url, ...rest } = createAuthorization({ ...settings, ...change }, { redirectUri, again });
  return { ...rest, url, query: Object.fromEntries(new URL(url).searchParams) };
}

test("a request for permission names client, scopes and way back, keeps the address's own query, and no secret", () => {
  const { url, query } = ask();
  expect(query).toMatchObject({
    tenant: "acme",
    response_type: "code",
    client_id: "millrace",
    redirect_uri: redirectUri,
    scope: "openid orders:read",
  });
  expect(url).not.toContain("hush");
});

test("its state is kept as a hash, and the verifier stays here: only its challenge travels", () => {
  const { stateHash, verifier, url, query } = ask();
  expect(hashState(query.state ?? "")).toBe(stateHash);
  expect(query.state).toMatch(/^[\w-]{43}$/);
  expect(query.code_challenge_method).toBe("S256");
  expect(query.code_challenge).toBe(createHash("sha256").update(verifier).digest("base64url"));
  expect(url).not.toContain(verifier);
});

test("two requests have nothing in common that could be guessed", () => {
  const [one, other] = [ask(), ask()];
  expect(one.query.state).not.toBe(other.query.state);
  expect(one.verifier).not.toBe(other.verifier);
});

test("lasting access asks for consent, another account for a new sign-in", () => {
  expect(ask().query.prompt).toBeUndefined();
  expect(ask({ scopes: ["openid", "offline_access"] }).query.prompt).toBe("consent");
  expect(ask({}, "account").query.prompt).toBe("login");
  expect(ask({ scopes: [] }, "account").query.prompt).toBe("select_account");
  expect(ask({ prompt: "select_account" }, "consent").query.prompt).toBe("select_account consent");
});
