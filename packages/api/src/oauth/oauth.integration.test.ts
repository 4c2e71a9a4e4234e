import {
  createSetupToken,
  failOAuthAttempt,
  grantOAuthAttempt,
  keepRequestToken,
  type OAuthSecrets,
  openCredential,
  openOAuthAttempt,
  registerBuiltIn,
  unseal,
} from "@millrace/db";
import { workOn } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "../app-router.ts";
import { createSessionContext } from "../context.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { finishAuthorization } from "./finish-authorization.ts";

let api: TestApi;
let runners: { close(): Promise<void> }[] = [];
const owner = { name: "Ada", email: "ada@example.org", password: "correct horse", workspaceName: "Engines" };
/** What the runner was asked to swap. */
const answers: unknown[] = [];

const crm = {
  title: "CRM",
  credentials: {
    fields: {
      team: { viewClass: "TextFieldView", label: "Team", required: true },
      oauth: { viewClass: "OAuthFieldView", label: "Access", required: true },
    },
    oauth2: {
      client_id: "{{CRM_ID}}",
      client_secret: "{{CRM_SECRET}}",
      auth_uri: "https://{{team}}.crm.example/authorize",
      token_uri: "https://{{team}}.crm.example/token",
      scopes: ["read"],
    },
  },
};

const shop = {
  title: "Shop",
  credentials: {
    fields: { oauth: { viewClass: "OAuthFieldView", label: "Access", required: true } },
    oauth1: {
      consumer_key: "{{SHOP_KEY}}",
      consumer_secret: "{{SHOP_SECRET}}",
      request_token_uri: "https://shop.example/request_token",
      auth_uri: "https://shop.example/authorize?lang=en",
      access_token_uri: "https://shop.example/access_token",
    },
  },
};

/** Plays the runner: every provider gives what it is asked for, but no request token to who calls himself "stranger". */
beforeAll(async () => {
  api = await openTestApi();
  const { db, masterKey, redisPlace } = api.services;
  await registerBuiltIn(db, { name: "crm", version: "1.0.0", image: "crm:1", descriptor: crm });
  await registerBuiltIn(db, { name: "shop", version: "1.0.0", image: "shop:1", descriptor: shop });
  const token = (await createSetupToken(db)) ?? "";
  await createCaller({ ...api.services, caller: undefined }).setup.createOwner({ ...owner, token });
  const work = { concurrency: 1, onError: (error: Error) => console.error(error) };
  runners = [
    workOn(redisPlace, {
      ...work,
      name: "oauth1-begin",
      handle: async ({ attemptId: id }) => {
        const secrets = await openOAuthAttempt(db, { id, masterKey });
        if (secrets?.protocol !== "oauth1") throw new Error("no such attempt");
        if (secrets.settings.consumerKey === "stranger") {
          await failOAuthAttempt(db, { id, problem: { code: "client_refused", message: "Who are you?" } });
          return { status: "failed" };
        }
        const requestToken = { token: `request ${id}`, secret: "secret-request" };
        await keepRequestToken(db, { id, masterKey, secrets: { ...secrets, requestToken } });
        return { status: "begun", requestToken: requestToken.token };
      },
    }),
    workOn(redisPlace, {
      ...work,
      name: "oauth-exchange",
      handle: async ({ attemptId: id, sealedAnswer }) => {
        const sealed = Buffer.from(sealedAnswer, "base64");
        answers.push(unseal(masterKey, { sealed, context: "oauth-answer" }));
        const secrets = await openOAuthAttempt(db, { id, masterKey });
        if (!secrets) throw new Error("no such attempt");
        await grantOAuthAttempt(db, {
          id,
          masterKey,
          secrets: withTokens(secrets),
          account: "ada@crm",
          missingScopes: [],
        });
        return { status: "granted" };
      },
    }),
  ];
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.close()));
  await api?.[Symbol.asyncDispose]();
});

const access = { oauth_token: "secret-token", oauth_token_secret: "secret-secret", screen_name: "ada" };

function withTokens(secrets: OAuthSecrets): OAuthSecrets {
  if (secrets.protocol === "oauth1") return { ...secrets, tokens: access };
  const tokens = { access_token: "secret-access", refresh_token: "secret-refresh", expires_in: 60, expires_at: 1 };
  return { ...secrets, tokens };
}

/** A browser of the owner's: each has a session of its own. */
async function openBrowser() {
  const origin = api.services.publicUrls.web;
  const body = JSON.stringify({ email: owner.email, password: owner.password });
  const headers = { "content-type": "application/json", origin, "x-forwarded-for": "10.0.0.1" };
  const signIn = new Request(`${origin}/api/auth/sign-in/email`, { method: "POST", headers, body });
  const response = await api.services.auth.handler(signIn);
  const own = new Headers({ cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" });
  return {
    call: createCaller(await createSessionContext(api.services, { headers: own })),
    comeBack: (parameters: Record<string, string>) =>
      finishAuthorization(api.services, { headers: own, parameters: new URLSearchParams(parameters) }),
  };
}

const values = { team: "acme" };

test("what an administrator set fills the client in, is sealed, and is never told again", async () => {
  const { call } = await openBrowser();
  await expect(call.credential.connect({ component: "crm", values })).rejects.toMatchObject({
    cause: { code: "invalid_input", details: { missing: ["CRM_ID"] } },
  });
  await call.settings.saveOauthClient({ component: "crm", values: { CRM_ID: "millrace", CRM_SECRET: "hush-hush" } });
  const listed = await call.settings.oauthClients();
  expect(listed.redirectUri).toBe("http://localhost:3000/oauth/callback");
  expect(listed.clients).toMatchObject([
    {
      component: "crm",
      names: [
        { name: "CRM_ID", isSet: true },
        { name: "CRM_SECRET", isSet: true },
      ],
      updatedBy: "Ada",
    },
    {
      component: "shop",
      names: [
        { name: "SHOP_KEY", isSet: false },
        { name: "SHOP_SECRET", isSet: false },
      ],
    },
  ]);
  const { url = "" } = await call.credential.connect({ component: "crm", values });
  expect(url).toMatch(/^https:\/\/acme\.crm\.example\/authorize\?.*client_id=millrace/);
  expect(JSON.stringify(listed) + url).not.toContain("hush-hush");
  const row = await api.services.db.oauthClient.findFirstOrThrow();
  expect(Buffer.from(row.sealed).toString("latin1")).not.toContain("hush-hush");
  const wrong = call.settings.saveOauthClient({ component: "crm", values: { OTHER: "x" } });
  await expect(wrong).rejects.toMatchObject({ cause: { code: "invalid_input" } });
});

test("only the session that began a sign-in can bring its answer, once, and use what came of it", async () => {
  const [mine, other] = [await openBrowser(), await openBrowser()];
  const { attemptId, url = "" } = await mine.call.credential.connect({ component: "crm", values });
  const state = new URL(url).searchParams.get("state") ?? "";
  expect(await other.comeBack({ state, code: "stolen" })).toBe("unknown");
  expect(await mine.comeBack({ state: "made-up", code: "c" })).toBe("unknown");
  await expect(other.call.credential.connection({ attemptId })).rejects.toMatchObject({ cause: { code: "not_found" } });
  expect(await mine.comeBack({ state, code: "the code" })).toBe("granted");
  expect(await mine.comeBack({ state, code: "again" })).toBe("unknown");
  expect(answers).toEqual([{ code: "the code" }]);
  const seen = await mine.call.credential.connection({ attemptId });
  expect(seen).toMatchObject({ status: "granted", account: "ada@crm" });
  expect(JSON.stringify(seen)).not.toContain("secret");

  const credential = {
    component: "crm",
    name: "CRM",
    values: { ...values, oauth: { attempt: attemptId } },
    verify: false,
  };
  await expect(other.call.credential.create(credential)).rejects.toMatchObject({ cause: { code: "invalid_input" } });
  const { id = "" } = await mine.call.credential.create(credential);
  expect(await mine.call.credential.show({ id })).toMatchObject({
    kind: "OAuth 2",
    account: "ada@crm",
    renewsItself: true,
    owner: "Ada",
  });
  // Used up: the tokens lie with the credential now.
  const twice = mine.call.credential.create({ ...credential, name: "Twice" });
  await expect(twice).rejects.toMatchObject({ cause: { code: "invalid_input" } });
});

test("a refusal and an attempt that is too old are told apart", async () => {
  const { call, comeBack } = await openBrowser();
  const begun = await call.credential.connect({ component: "crm", values });
  const state = new URL(begun.url ?? "").searchParams.get("state") ?? "";
  expect(await comeBack({ state, error: "access_denied", error_description: "No, thanks" })).toBe("failed");
  expect(await call.credential.connection({ attemptId: begun.attemptId })).toMatchObject({
    status: "failed",
    problem: { code: "access_denied", message: "No, thanks" },
  });
  const late = await call.credential.connect({ component: "crm", values });
  await api.services.db.oauthAttempt.update({ where: { id: late.attemptId }, data: { expiresAt: new Date(0) } });
  const lateState = new URL(late.url ?? "").searchParams.get("state") ?? "";
  expect(await comeBack({ state: lateState, code: "c" })).toBe("unknown");
  expect(await call.credential.connection({ attemptId: late.attemptId })).toMatchObject({ status: "expired" });
});

test("a program brings tokens of its own, and cannot open windows", async () => {
  const { call } = api.ours;
  await expect(call.credential.connect({ component: "crm", values })).rejects.toMatchObject({
    cause: { code: "forbidden" },
  });
  const oauth = { access_token: "mine", refresh_token: "r", expires_in: 3600 };
  const { id = "" } = await call.credential.create({
    component: "crm",
    name: "Own",
    values: { ...values, oauth },
    verify: false,
  });
  const shown = await call.credential.show({ id });
  expect(Date.parse(shown.expiresAt ?? "")).toBeGreaterThan(Date.now() + 3_500_000);
  const none = call.credential.create({
    component: "crm",
    name: "None",
    values: { ...values, oauth: { a: 1 } },
    verify: false,
  });
  await expect(none).rejects.toMatchObject({ cause: { code: "invalid_input" } });
});

const oauth1 = { component: "shop", name: "Shop", verify: false };

test("by OAuth 1 the browser goes off with a request token, and what it brings back is kept as its tokens", async () => {
  const [mine, other] = [await openBrowser(), await openBrowser()];
  const needs = { cause: { details: { missing: ["SHOP_KEY", "SHOP_SECRET"] } } };
  await expect(mine.call.credential.connect({ component: "shop", values: {} })).rejects.toMatchObject(needs);
  const client = { SHOP_KEY: "millrace", SHOP_SECRET: "hush-hush" };
  await mine.call.settings.saveOauthClient({ component: "shop", values: client });
  const { attemptId, url = "" } = await mine.call.credential.connect({ component: "shop", values: {} });
  const token = `request ${attemptId}`;
  const query = Object.fromEntries(new URL(url).searchParams);
  expect(query).toEqual({ lang: "en", oauth_token: token }); // neither a secret nor the state
  const { redirectUri } = (await openOAuthAttempt(api.services.db, { ...api.services, id: attemptId })) ?? {};
  const state = new URL(redirectUri ?? "").searchParams.get("state") ?? "";

  const answer = { state, oauth_token: token, oauth_verifier: "v" };
  expect(await other.comeBack(answer)).toBe("unknown");
  expect(await mine.comeBack({ ...answer, state: "made-up" })).toBe("unknown");
  expect(await mine.comeBack(answer)).toBe("granted");
  expect(await mine.comeBack(answer)).toBe("unknown");
  expect(answers.at(-1)).toEqual({ token, verifier: "v" });
  const { id = "" } = await mine.call.credential.create({ ...oauth1, values: { oauth: { attempt: attemptId } } });
  const shown = await mine.call.credential.show({ id });
  expect(shown).toMatchObject({ kind: "OAuth 1", account: "ada@crm", renewsItself: false, setFields: ["oauth"] });
  expect(JSON.stringify(shown)).not.toContain("secret-");
  const { workspaceId } = await api.services.db.credential.findUniqueOrThrow({ where: { id } });
  expect(await openCredential(api.services.db, { ...api.services, id, workspaceId })).toEqual({ oauth: access });

  const typed = { oauth: { oauth_token: "mine", oauth_token_secret: "own" } };
  await mine.call.credential.update({ id, values: typed, verify: false });
  expect((await mine.call.credential.show({ id })).account).toBeUndefined();
  const half = mine.call.credential.update({ id, values: { oauth: { oauth_token: "mine" } }, verify: false });
  await expect(half).rejects.toMatchObject({ cause: { code: "invalid_input" } });
});

test("by OAuth 1 a refusal, here or there, is told to who began; nobody is sent anywhere without a request token", async () => {
  const { call, comeBack } = await openBrowser();
  const { attemptId } = await call.credential.connect({ component: "shop", values: {} });
  const { redirectUri } = (await openOAuthAttempt(api.services.db, { ...api.services, id: attemptId })) ?? {};
  const state = new URL(redirectUri ?? "").searchParams.get("state") ?? "";
  expect(await comeBack({ state, denied: "request" })).toBe("failed");
  expect(await call.credential.connection({ attemptId })).toMatchObject({ problem: { code: "access_denied" } });
  const begun = await call.credential.connect({ component: "shop", values: { SHOP_KEY: "stranger" } });
  expect(begun.url).toBeUndefined();
  const problem = { code: "client_refused", message: "Who are you?" };
  expect(await call.credential.connection(begun)).toMatchObject({ status: "failed", problem });
});
