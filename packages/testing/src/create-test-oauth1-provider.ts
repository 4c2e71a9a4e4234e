import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { isSignedWith, readOAuth1Header } from "./check-oauth1.ts";

export interface TestOAuth1Provider extends AsyncDisposable {
  url: string;
  consumerKey: string;
  consumerSecret: string;
  /** What was ordered with a signed request, and by whom. */
  orders: { account: string; order: string }[];
  /** Takes back every access an account gave. */
  revoke(account: string): void;
  /** What the addresses for tokens answer instead of what they should. */
  misbehave(answer: ((response: ServerResponse) => void) | undefined): void;
}

interface Options {
  /** Where it sends people back to; anything else is refused. */
  redirectUri: string;
}

interface Kept {
  consumerKey: string;
  consumerSecret: string;
  redirectUri: string;
  nonces: Set<string>;
  /** Those asked for, by token. */
  requests: Map<string, { secret: string; callback: string; verifier?: string; account?: string }>;
  /** Those given. */
  accesses: Map<string, { secret: string; account: string }>;
  orders: TestOAuth1Provider["orders"];
}

/** Where requests have to be signed. */
const signed = ["/request_token", "/access_token", "/me", "/orders"];
/** As far as clocks may differ. */
const mostSecondsOff = 300;

/** A real OAuth 1.0a provider with a page for the permission and a resource that asks for signed requests, for one test file. */
export async function createTestOAuth1Provider({ redirectUri }: Options): Promise<TestOAuth1Provider> {
  const kept: Kept = {
    consumerKey: "millrace",
    consumerSecret: secret(),
    redirectUri,
    nonces: new Set(),
    requests: new Map(),
    accesses: new Map(),
    orders: [],
  };
  let misbehaviour: ((response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => {
    if (misbehaviour && request.url?.includes("_token")) return misbehaviour(response);
    answer(kept, { request, response }).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, "0.0.0.0");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://localhost:${port}`,
    consumerKey: kept.consumerKey,
    consumerSecret: kept.consumerSecret,
    orders: kept.orders,
    revoke: (account) => {
      for (const [token, access] of kept.accesses) if (access.account === account) kept.accesses.delete(token);
    },
    misbehave: (how) => {
      misbehaviour = how;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
}

async function answer(kept: Kept, { request, response }: Call): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const body = await text(request);
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const form = new URLSearchParams(isForm ? body : "");
  if (url.pathname === "/authorize") return permit(kept, { url, response, form, isAnswer: request.method === "POST" });
  if (!signed.includes(url.pathname)) return void response.writeHead(404).end();
  const given = {
    method: request.method ?? "GET",
    url: url.href,
    authorization: request.headers.authorization ?? "",
    form,
  };
  const parameters = readOAuth1Header(given.authorization);
  const refuse = (problem: string) => {
    response.writeHead(401, { "content-type": "application/x-www-form-urlencoded" }).end(`oauth_problem=${problem}`);
  };
  if (parameters.oauth_consumer_key !== kept.consumerKey) return refuse("consumer_key_unknown");
  const { oauth_token: token = "", oauth_nonce: nonce = "", oauth_timestamp: timestamp = "" } = parameters;
  const asked = url.pathname === "/access_token" ? kept.requests.get(token) : undefined;
  const access = kept.accesses.get(token);
  const owner = asked ?? access;
  if (url.pathname !== "/request_token" && !owner) return refuse("token_rejected");
  const secrets = { consumerSecret: kept.consumerSecret, ...(owner && { tokenSecret: owner.secret }) };
  if (!isSignedWith(given, secrets)) return refuse("signature_invalid");
  if (!(Math.abs(Number(timestamp) - Date.now() / 1000) < mostSecondsOff)) return refuse("timestamp_refused");
  if (!nonce || kept.nonces.has(nonce)) return refuse("nonce_used");
  kept.nonces.add(nonce);

  if (url.pathname === "/request_token") {
    const callback = parameters.oauth_callback ?? "";
    if (callback.split("?")[0] !== kept.redirectUri) return refuse("callback_rejected");
    return giveToken(response, { token: keepRequest(kept, callback), rest: { oauth_callback_confirmed: "true" } });
  }
  if (asked) {
    if (!asked.account || parameters.oauth_verifier !== asked.verifier) return refuse("verifier_invalid");
    kept.requests.delete(token); // it works once
    const { account } = asked;
    const given = { name: secret(), secret: secret() };
    kept.accesses.set(given.name, { secret: given.secret, account });
    return giveToken(response, { token: given, rest: { screen_name: account, user_id: String(account.length) } });
  }
  if (!access) return refuse("token_rejected");
  if (url.pathname === "/orders")
    kept.orders.push({ account: access.account, order: url.searchParams.get("what") ?? "" });
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ screen_name: access.account }));
}

function keepRequest({ requests }: Kept, callback: string): { name: string; secret: string } {
  const token = { name: secret(), secret: secret() };
  requests.set(token.name, { secret: token.secret, callback });
  return token;
}

interface Giving {
  token: { name: string; secret: string };
  rest: Record<string, string>;
}

function giveToken(response: ServerResponse, { token, rest }: Giving): void {
  const form = new URLSearchParams({ oauth_token: token.name, oauth_token_secret: token.secret, ...rest });
  response.writeHead(200, { "content-type": "application/x-www-form-urlencoded" }).end(form.toString());
}

interface Permission {
  url: URL;
  response: ServerResponse;
  form: URLSearchParams;
  isAnswer: boolean;
}

/** The page that asks the person, and where it sends them with their answer. */
function permit({ requests }: Kept, { url, response, form, isAnswer }: Permission): void {
  const token = url.searchParams.get("oauth_token") ?? "";
  const asked = requests.get(token);
  if (!asked || asked.verifier) {
    response.writeHead(400, { "content-type": "text/html; charset=utf-8" }).end("<h1>Nobody asks for this</h1>");
    return;
  }
  if (!isAnswer) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    return;
  }
  const back = new URL(asked.callback);
  if (form.get("answer") === "deny") {
    requests.delete(token);
    back.searchParams.set("denied", token);
  } else {
    asked.verifier = secret();
    asked.account = form.get("account") ?? "";
    back.searchParams.set("oauth_token", token);
    back.searchParams.set("oauth_verifier", asked.verifier);
  }
  response.writeHead(303, { location: back.href }).end();
}

const page = `<!doctype html><html lang="en"><title>Order Office: sign in</title><h1>Order Office</h1>
  <p>Millrace wants to act for you.</p>
  <form method="post"><label>Account <input name="account" value="ada"></label><br>
  <button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>`;

function secret(): string {
  return randomBytes(12).toString("base64url");
}
