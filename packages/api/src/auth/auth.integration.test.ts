import { createSetupToken } from "@millrace/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "../app-router.ts";
import { createSessionContext } from "../context.ts";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
const owner = { name: "Ada", email: "Ada@example.org", password: "correct horse", workspaceName: "Engines" };

beforeAll(async () => {
  api = await openTestApi();
  const token = (await createSetupToken(api.services.db)) ?? "";
  await createCaller({ ...api.services, caller: undefined }).setup.createOwner({ ...owner, token });
});
afterAll(() => api?.[Symbol.asyncDispose]());

interface Sent {
  method?: string;
  body?: unknown;
  cookie?: string;
  from?: string;
}

/** A browser's request to better-auth's routes; `from` is its address, which the limits count by. */
function send(path: string, { method = "POST", body = {}, cookie = "", from = "10.0.0.1" }: Sent): Promise<Response> {
  const origin = api.services.publicUrls.web;
  const headers = { "content-type": "application/json", origin, cookie, "x-forwarded-for": from };
  return api.services.auth.handler(
    new Request(`${origin}/api/auth${path}`, {
      method,
      headers,
      ...(method === "POST" && { body: JSON.stringify(body) }),
    }),
  );
}

async function signIn(): Promise<string> {
  const response = await send("/sign-in/email", { body: { email: "ada@example.org", password: owner.password } });
  expect(response.status).toBe(200);
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function callerOf(cookie: string) {
  return createCaller(await createSessionContext(api.services, { headers: new Headers({ cookie }) }));
}

test("the owner signs in with the password of the set-up and stands in the first workspace", async () => {
  const me = await (await callerOf(await signIn())).me.get();
  expect(me).toMatchObject({
    user: { name: "Ada", email: "ada@example.org" },
    workspace: { id: api.ours.workspaceId, name: "Engines", role: "owner" },
  });
});

test("the cookie cannot be read by scripts, and signing out ends the session at once", async () => {
  const response = await send("/sign-in/email", { body: { email: "ada@example.org", password: owner.password } });
  expect(response.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Lax/i);
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  await send("/sign-out", { cookie });
  await expect((await callerOf(cookie)).flow.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("nobody else can make an account, a workspace, or a session with a guessed cookie", async () => {
  const account = { email: "eve@example.org", password: "long enough", name: "Eve" };
  expect((await send("/sign-up/email", { body: account })).status).toBe(400);
  const cookie = await signIn();
  const workspace = { name: "Mine", slug: "mine" };
  expect((await send("/organization/create", { body: workspace, cookie })).status).toBe(403);
  const organizationId = api.ours.workspaceId;
  expect((await send("/organization/delete", { body: { organizationId }, cookie })).ok).toBe(false);
  const forged = await callerOf("better-auth.session_token=guess.guess");
  await expect(forged.flow.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(await api.services.db.user.count()).toBe(1);
  expect(await api.services.db.workspace.count()).toBe(2);
});

test("better-auth sees our workspaces as its organisations", async () => {
  const response = await send("/organization/list", { method: "GET", cookie: await signIn() });
  expect(await response.json()).toMatchObject([{ id: api.ours.workspaceId, name: "Engines" }]);
});

test("guessing passwords is slowed down, for the guesser alone", async () => {
  const guess = { email: "ada@example.org", password: "wrong wrong" };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    statuses.push((await send("/sign-in/email", { body: guess, from: "10.9.9.9" })).status);
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses.at(-1)).toBe(429);
  await signIn();
});

test("a member may not change what only administrators may", async () => {
  const cookie = await signIn();
  await api.services.db.member.updateMany({ data: { role: "member" } });
  const { settings, help } = await callerOf(cookie);
  await expect(settings.saveDocsBaseUrl({ url: "https://x.example" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(help.save({ link: "https://x.example" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});
