import { randomBytes, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import {
  authorisedWorkspaceId,
  closeDatabase,
  createOAuthAttempt,
  type Database,
  findOAuthAttempt,
  type MasterKey,
  openDatabase,
  openGrantedTokens,
  seal,
} from "@millrace/db";
import type { OAuth1Settings } from "@millrace/flow";
import { createTestDatabase, createTestOAuth1Provider, type TestOAuth1Provider } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginOAuth1 } from "./begin-oauth1.ts";
import { exchangeAnswer } from "./exchange-answer.ts";

const redirectUri = "http://localhost:3000/oauth/callback";
const session = { sessionId: "the session" };
const stack = new AsyncDisposableStack();

let db: Database;
let provider: TestOAuth1Provider;
let workspaceId: ReturnType<typeof authorisedWorkspaceId>;
const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file
const parts = () => ({ db, masterKey, signal: new AbortController().signal });

beforeAll(async () => {
  const database = stack.use(await createTestDatabase());
  db = openDatabase({ url: database.url });
  stack.defer(() => closeDatabase(db));
  provider = stack.use(await createTestOAuth1Provider({ redirectUri }));
  const workspace = await db.workspace.create({ data: { name: "Test", slug: "test" } });
  workspaceId = authorisedWorkspaceId(workspace.id);
});
afterAll(() => stack.disposeAsync());

/** A sign-in as the API begins it, up to where the browser is sent off. */
async function begin(change: Partial<OAuth1Settings> = {}, wayBack = redirectUri) {
  const { url, consumerKey, consumerSecret } = provider;
  const settings = {
    requestTokenUri: `${url}/request_token?scope=orders`,
    authUri: `${url}/authorize`,
    accessTokenUri: `${url}/access_token`,
    consumerKey,
    consumerSecret,
    ...change,
  };
  const id = randomUUID();
  const secrets = { protocol: "oauth1" as const, settings, redirectUri: `${wayBack}?state=a%20state` };
  const key = {
    id,
    stateHash: id,
    workspaceId,
    ...session,
    component: "shop",
    credentialId: undefined,
    field: "oauth",
  };
  await createOAuthAttempt(db, { ...key, secrets, masterKey, lifeMs: 60_000 });
  const begun = await beginOAuth1(parts(), { attemptId: id });
  const find = () => findOAuthAttempt(db, { id, workspaceId, ...session });
  return { id, begun, find, token: begun.status === "begun" ? begun.requestToken : "" };
}

/** A person's answer at the provider. @returns what the browser is sent back with. */
async function permit(token: string, answer: Record<string, string>): Promise<URLSearchParams> {
  const body = new URLSearchParams(answer);
  const page = `${provider.url}/authorize?oauth_token=${token}`;
  const response = await fetch(page, { method: "POST", body, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "").searchParams;
}

function exchange(attemptId: string, answer: { token: string; verifier: string }) {
  const sealed = seal(masterKey, { value: answer, context: "oauth-answer" });
  return exchangeAnswer(parts(), { attemptId, sealedAnswer: sealed.toString("base64") });
}

const allow = { answer: "allow", account: "ada" };

test("a permission becomes tokens as the provider gave them, whose account is told; the request token's secret is gone", async () => {
  const { id, find, token } = await begin();
  const requested = await db.oauthAttempt.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(requested.sealed).toString("latin1")).not.toContain(token);
  const back = await permit(token, allow);
  expect(Object.fromEntries(back)).toMatchObject({ state: "a state", oauth_token: token });
  const verifier = back.get("oauth_verifier") ?? "";
  expect(await exchange(id, { token, verifier })).toEqual({ status: "granted" });
  expect(await find()).toMatchObject({ status: "granted", account: "ada", missingScopes: [] });
  const { tokens } = (await openGrantedTokens(db, { id, workspaceId, ...session, masterKey })) ?? {};
  const text = expect.stringMatching(/^\S{16}$/);
  expect(tokens).toEqual({ oauth_token: text, oauth_token_secret: text, screen_name: "ada", user_id: "3" });
  expect(tokens?.oauth_token).not.toBe(token);
  expect(await exchange(id, { token, verifier })).toEqual({ status: "failed" });
});

test("an answer that belongs to another sign-in is not taken, nor is a verifier that was made up", async () => {
  const [mine, theirs] = [await begin(), await begin()];
  const verifier = (await permit(theirs.token, allow)).get("oauth_verifier") ?? "";
  await exchange(mine.id, { token: theirs.token, verifier });
  expect(await mine.find()).toMatchObject({ status: "failed", problem: { code: "wrong_token" } });
  await exchange(theirs.id, { token: theirs.token, verifier: "made-up" });
  expect(await theirs.find()).toMatchObject({ status: "failed", problem: { code: "token_refused" } });
});

test("a wrong key, a wrong secret and a way back that is not registered are told apart from each other", async () => {
  const stranger = await begin({ consumerKey: "stranger" });
  expect(stranger.begun).toEqual({ status: "failed" });
  const unknown = { code: "client_refused", message: expect.stringContaining("consumer key unknown") };
  expect(await stranger.find()).toMatchObject({ status: "failed", problem: unknown });
  const wrong = await (await begin({ consumerSecret: "hush-hush" })).find();
  expect(wrong?.problem).toMatchObject({
    code: "client_refused",
    message: expect.stringContaining("signature invalid"),
  });
  expect(JSON.stringify(wrong)).not.toContain("hush-hush");
  const elsewhere = await (await begin({}, "https://elsewhere.example/oauth/callback")).find();
  expect(elsewhere?.problem).toMatchObject({ code: "callback_refused" });
});

const page = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Hi</h1>");
const moved = (response: ServerResponse) => response.writeHead(302, { location: "/new_token?secret=1" }).end();
const broken = (response: ServerResponse) => response.writeHead(503).end();
const cut = (response: ServerResponse) => response.socket?.destroy();
const echo = (response: ServerResponse) => response.writeHead(401).end(`${provider.consumerSecret} is not ours`);

test.each([
  [
    "a page in place of a token",
    page,
    { code: "no_token", message: /a web page instead of a token.*\/request_token the/ },
  ],
  ["an address that sends on", moved, { code: "moved", message: /to http:\/\/localhost:\d+\/new_token whoever/ }],
  ["a system out of order", broken, { code: "unreachable", message: /answered 503/ }],
  ["a line that breaks off", cut, { code: "unreachable", message: /could not be reached/ }],
  [
    "a system that repeats the secret",
    echo,
    { code: "client_refused", message: /401 to the question.*••• is not ours/ },
  ],
])("%s is named for what it is", async (_, answer, { code, message }) => {
  provider.misbehave(answer);
  const { begun, find } = await begin();
  provider.misbehave(undefined);
  expect(begun).toEqual({ status: "failed" });
  expect((await find())?.problem).toEqual({ code, message: expect.stringMatching(message) });
});
