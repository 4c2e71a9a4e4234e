import { createHash, randomBytes, randomUUID } from "node:crypto";
import {
  authorisedWorkspaceId,
  createCredential,
  createOAuthAttempt,
  findCredential,
  findOAuthAttempt,
  openCredential,
  openGrantedTokens,
  seal,
} from "@millrace/db";
import { credentialAccess, type OAuthSettings, type OAuthTokens, oauthTokensSchema } from "@millrace/flow";
import { createTestProvider, type TestProvider, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";
import { stepApiKey, stepApiUser } from "../reconciler/step-secrets.ts";

const redirectUri = "http://localhost:3000/oauth/callback";
const session = { sessionId: "the session" };

let platform: TestPlatform;
let provider: TestProvider;
let ports: number[];
const scope = () => authorisedWorkspaceId(platform.workspaceId);

beforeAll(async () => {
  [platform, provider] = await Promise.all([createTestPlatform(), createTestProvider({ redirectUri })]);
  const first = await platform.startRunner();
  const second = await platform.startRunner();
  ports = [first.port, second.port];
  await platform.publishFlow({
    definition: { graph: { nodes: [{ id: "step_1", command: "http:request" }], edges: [] } },
  });
});
afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
});

const scopes = ["openid", "offline_access", "email", "orders:read", "orders:write"];

function settings(): OAuthSettings {
  const { url, clientId, clientSecret } = provider;
  return { authUri: `${url}/auth`, tokenUri: `${url}/token`, clientId, clientSecret, scopes, clientAuth: "body" };
}

/** A person's browser: follows the provider's pages with its cookies until it is sent back to us. */
async function permit(address: string, answer: Record<string, string>): Promise<URL> {
  const jar = new Map<string, string>();
  const visit = async (url: string, body?: URLSearchParams) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(body && { method: "POST", body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split("=") ?? [];
      jar.set(name, value);
    }
    await response.arrayBuffer();
    return new URL(response.headers.get("location") ?? url, url);
  };
  let at = await visit(address);
  for (let step = 0; !at.href.startsWith(redirectUri); step++) {
    if (step > 10) throw new Error(`The provider leads in circles: ${at.href}`);
    const isForm = at.pathname.startsWith("/interaction/");
    at = await visit(at.href, isForm ? new URLSearchParams(answer) : undefined);
  }
  return at;
}

/** Signs in as the web application would have people do it, and has the runner swap the code. */
async function signIn(answer: Record<string, string>) {
  const { db, masterKey } = platform;
  const id = randomUUID();
  const verifier = randomBytes(32).toString("base64url");
  const secrets = { protocol: "oauth2" as const, settings: settings(), verifier, redirectUri };
  await createOAuthAttempt(db, {
    id,
    stateHash: id,
    workspaceId: scope(),
    ...session,
    component: "http",
    credentialId: undefined,
    field: "oauth",
    secrets,
    masterKey,
    lifeMs: 60_000,
  });
  const query = new URLSearchParams({
    response_type: "code",
    client_id: provider.clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    prompt: "consent",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const back = await permit(`${provider.url}/auth?${query}`, answer);
  const code = back.searchParams.get("code") ?? "";
  await exchange(id, code);
  return { id, code, attempt: await findOAuthAttempt(db, { id, workspaceId: scope(), ...session }) };
}

function exchange(attemptId: string, code: string) {
  const sealed = seal(platform.masterKey, { value: { code }, context: "oauth-answer" });
  const payload = { attemptId, sealedAnswer: sealed.toString("base64") };
  return platform.jobs.ask("oauth-exchange", { payload, timeoutMs: 20_000 });
}

const all = { answer: "allow", email: "on", "orders:read": "on", "orders:write": "on" };

/** A credential of that account whose access ends after this time. */
async function connected(account: string, { endsInMs }: { endsInMs: number }) {
  const { db, masterKey, workspaceId } = platform;
  const { id: attemptId } = await signIn({ ...all, account });
  const granted = await openGrantedTokens(db, { id: attemptId, workspaceId: scope(), ...session, masterKey });
  if (!granted) throw new Error("not granted");
  const { url, clientId, clientSecret } = provider;
  const oauth: OAuthTokens = { ...oauthTokensSchema.parse(granted.tokens), expires_at: Date.now() + endsInMs };
  const addresses = { authUrl: `${url}/auth`, tokenUrl: `${url}/token`, clientAuth: "body" };
  const values = { authentication: "oauth2", ...addresses, clientId, clientSecret, scopes: scopes.join(" "), oauth };
  const version = await db.componentVersion.findFirstOrThrow({ where: { component: { name: "http" } } });
  const descriptor = version.descriptor as Parameters<typeof credentialAccess>[0]; // as it was registered
  const { id } = await createCredential(db, {
    workspaceId: scope(),
    masterKey,
    actor: { name: "tester" },
    component: "http",
    name: account,
    values,
    verification: { verified: true },
    facts: { kind: "OAuth 2", ...credentialAccess(descriptor, { values, now: Date.now() }) },
  });
  const tokens = async () => {
    const opened = await openCredential(db, { id, workspaceId, masterKey });
    return oauthTokensSchema.parse(opened?.oauth);
  };
  return { id, first: oauth, tokens, row: () => findCredential(db, { workspaceId: scope(), id }) };
}

test("a code becomes tokens, whose account and scopes are told; the attempt shows no token", async () => {
  const { attempt, id } = await signIn({ ...all, account: "ada" });
  expect(attempt).toMatchObject({ status: "granted", account: "ada@example.com", missingScopes: [] });
  const row = await platform.db.oauthAttempt.findUniqueOrThrow({ where: { id } });
  const { tokens } =
    (await openGrantedTokens(platform.db, { id, workspaceId: scope(), ...session, masterKey: platform.masterKey })) ??
    {};
  expect(tokens?.refresh_token).toBeTruthy();
  expect(Buffer.from(row.sealed).toString("latin1")).not.toContain(tokens?.access_token);
  const elsewhere = { id, workspaceId: scope(), sessionId: "another session" };
  expect(await findOAuthAttempt(platform.db, elsewhere)).toBeUndefined();
});

test("a permission that was not given is listed", async () => {
  const { attempt } = await signIn({ answer: "allow", account: "ada", email: "on", "orders:read": "on" });
  expect(attempt).toMatchObject({ status: "granted", missingScopes: ["orders:write"] });
});

test("a code works once, and a provider that is away says so", async () => {
  const { id, code } = await signIn({ ...all, account: "ada" });
  await exchange(id, code);
  const find = () => findOAuthAttempt(platform.db, { id, workspaceId: scope(), ...session });
  expect(await find()).toMatchObject({ status: "failed", problem: { code: "invalid_grant" } });
  provider.setBroken(true);
  await exchange(id, code);
  expect(await find()).toMatchObject({ problem: { code: "unreachable", message: expect.stringContaining("503") } });
  provider.setBroken(false);
});

test("access is renewed before it ends, once, though two runners look after it", { timeout: 60_000 }, async () => {
  const before = provider.asked("refresh_token");
  const kept = await connected("grace", { endsInMs: 30_000 });
  const { updatedAt } = await kept.row();
  await platform.db.credential.update({ where: { id: kept.id }, data: { renewAt: new Date(), updatedAt } });
  const isRenewed = async () => (await kept.tokens()).access_token !== kept.first.access_token;
  await waitFor(isRenewed, { what: "renewed access", timeoutMs: 30_000 });
  const tokens = await kept.tokens();
  expect(tokens.refresh_token).not.toBe(kept.first.refresh_token); // the provider changes it each time
  expect(tokens.expires_at).toBeGreaterThan(Date.now() + 3_000_000);
  const row = await kept.row();
  expect(row).toMatchObject({ verified: true, renewsItself: true, updatedAt });
  expect(provider.asked("refresh_token")).toBe(before + 1);
});

test("steps that are refused at once, at two runners, are all given what one renewal brought", async () => {
  const kept = await connected("ida", { endsInMs: 3_000_000 });
  const definition = {
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: "http:request", credential: kept.id, fields: { url: "http://x" } },
      ],
      edges: [{ source: "step_1", target: "step_2" }],
    },
  };
  const flowId = await platform.publishFlow({ definition });
  await platform.db.flow.update({ where: { id: flowId }, data: { desiredVersion: 1 } });
  const ids = { flowId, stepId: "step_2" };
  const login = `${stepApiUser(ids)}:${stepApiKey(platform.masterKey, ids)}`;
  const headers = { authorization: `Basic ${Buffer.from(login).toString("base64")}` };
  const before = provider.asked("refresh_token");
  const path = `/v2/workspaces/${platform.workspaceId}/secrets/${kept.id}`;
  const answers = await Promise.all(
    [...ports, ...ports].map(async (port) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}/refresh`, { method: "POST", headers });
      return { status: response.status, body: await response.json() };
    }),
  );
  const { access_token } = await kept.tokens();
  expect(access_token).not.toBe(kept.first.access_token);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    const attributes = { name: "ida", type: "oauth2", credentials: { access_token, fields: { clientId: "millrace" } } };
    expect(body).toMatchObject({ data: { id: kept.id, attributes } });
  }
  expect(provider.asked("refresh_token")).toBe(before + 1);
  const settingsOfStep = await fetch(`http://127.0.0.1:${ports[0]}/v1/tasks/${flowId}/steps/step_2`, { headers });
  expect(await settingsOfStep.json()).toMatchObject({ config: { oauth: { access_token } } });
  const strange = await fetch(`http://127.0.0.1:${ports[0]}/v2/workspaces/another/secrets/${kept.id}`, { headers });
  expect(strange.status).toBe(403);
});

test("a permission that was taken back makes the credential need attention, and it is left alone", {
  timeout: 60_000,
}, async () => {
  const kept = await connected("noor", { endsInMs: 3_000_000 });
  await provider.revoke("noor");
  await platform.db.credential.update({ where: { id: kept.id }, data: { renewAt: new Date() } });
  const isMarked = async () => (await kept.row()).attention === "reconnect";
  await waitFor(isMarked, { what: "the credential to need attention", timeoutMs: 30_000 });
  expect(await kept.row()).toMatchObject({
    verified: false,
    renewsItself: false,
    reason: expect.stringContaining("invalid_grant"),
  });
});

test("a provider that is away is asked again later, and nothing is lost", { timeout: 60_000 }, async () => {
  const kept = await connected("mary", { endsInMs: 3_000_000 });
  provider.setBroken(true);
  await platform.db.credential.update({ where: { id: kept.id }, data: { renewAt: new Date() } });
  const failures = async () =>
    (await platform.db.credential.findUniqueOrThrow({ where: { id: kept.id } })).renewalFailures;
  await waitFor(async () => (await failures()) > 0, { what: "a failed renewal", timeoutMs: 30_000 });
  expect(await kept.row()).toMatchObject({
    verified: true,
    attention: undefined,
    reason: expect.stringContaining("503"),
  });
  provider.setBroken(false);
  await platform.db.credential.update({ where: { id: kept.id }, data: { renewAt: new Date() } });
  await waitFor(async () => (await failures()) === 0, { what: "renewed access", timeoutMs: 30_000 });
  expect((await kept.tokens()).access_token).not.toBe(kept.first.access_token);
  expect(await kept.row()).toMatchObject({ verified: true, reason: undefined });
});
