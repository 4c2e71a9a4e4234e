import { createSetupToken, grantOAuthAttempt, openOAuthAttempt, registerBuiltIn, unseal } from "@millrace/db";
import { workOn } from "@millrace/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "../app-router.ts";
import { createSessionContext } from "../context.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";
import { finishAuthorization } from "./finish-authorization.ts";

let api: TestApi;
let runner: { close(): Promise<void> };
const owner = { name: "Ada", email: "ada@example.org", password: "correct horse", workspaceName: "Engines" };
/** Codes the runner was asked to swap. */
const codes: unknown[] = [];

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

/** Plays the runner: grants every code. */
beforeAll(async () => {
  api = await openTestApi();
  const { db, masterKey, redisPlace } = api.services;
  await registerBuiltIn(db, { name: "crm", version: "1.0.0", image: "crm:1", descriptor: crm });
  const token = (await createSetupToken(db)) ?? "";
  await createCaller({ ...api.services, caller: undefined }).setup.createOwner({ ...owner, token });
  runner = workOn(redisPlace, {
    name: "oauth-exchange",
    concurrency: 1,
    onError: (error) => console.error(error),
    handle: async ({ attemptId: id, sealedCode }) => {
      codes.push(unseal(masterKey, { sealed: Buffer.from(sealedCode, "base64"), context: "oauth-code" }));
      const secrets = await openOAuthAttempt(db, { id, masterKey });
      if (!secrets) throw new Error("no such attempt");
      const tokens = { access_token: "secret-access", refresh_token: "secret-refresh", expires_in: 60, expires_at: 1 };
      const granted = { id, masterKey, secrets: { ...secrets, tokens }, account: "ada@crm", missingScopes: [] };
      await grantOAuthAttempt(db, granted);
      return { status: "granted" };
    },
  });
});
afterAll(async () => {
  await runner?.close();
  await api?.[Symbol.asyncDispose]();
});

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
  ]);
  const { url } = await call.credential.connect({ component: "crm", values });
  expect(url).toMatch(/^https:\/\/acme\.crm\.example\/authorize\?.*client_id=millrace/);
  expect(JSON.stringify(listed) + url).not.toContain("hush-hush");
  const row = await api.services.db.oauthClient.findFirstOrThrow();
  expect(Buffer.from(row.sealed).toString("latin1")).not.toContain("hush-hush");
  const wrong = call.settings.saveOauthClient({ component: "crm", values: { OTHER: "x" } });
  await expect(wrong).rejects.toMatchObject({ cause: { code: "invalid_input" } });
});

test("only the session that began a sign-in can bring its answer, once, and use what came of it", async () => {
  const [mine, other] = [await openBrowser(), await openBrowser()];
  const { attemptId, url } = await mine.call.credential.connect({ component: "crm", values });
  const state = new URL(url).searchParams.get("state") ?? "";
  expect(await other.comeBack({ state, code: "stolen" })).toBe("unknown");
  expect(await mine.comeBack({ state: "made-up", code: "c" })).toBe("unknown");
  await expect(other.call.credential.connection({ attemptId })).rejects.toMatchObject({ cause: { code: "not_found" } });
  expect(await mine.comeBack({ state, code: "the code" })).toBe("granted");
  expect(await mine.comeBack({ state, code: "again" })).toBe("unknown");
  expect(codes).toEqual(["the code"]);
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
  const state = new URL(begun.url).searchParams.get("state") ?? "";
  expect(await comeBack({ state, error: "access_denied", error_description: "No, thanks" })).toBe("failed");
  expect(await call.credential.connection({ attemptId: begun.attemptId })).toMatchObject({
    status: "failed",
    problem: { code: "access_denied", message: "No, thanks" },
  });
  const late = await call.credential.connect({ component: "crm", values });
  await api.services.db.oauthAttempt.update({ where: { id: late.attemptId }, data: { expiresAt: new Date(0) } });
  const lateState = new URL(late.url).searchParams.get("state") ?? "";
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
