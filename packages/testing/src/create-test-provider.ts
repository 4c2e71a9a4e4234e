import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Configuration, Provider } from "oidc-provider";

export interface TestProvider extends AsyncDisposable {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Times the token endpoint was asked for this grant. */
  asked(grant: "authorization_code" | "refresh_token"): number;
  /** Whether the token endpoint is out of order: it answers 503. */
  setBroken(isBroken: boolean): void;
  /** Takes back all permissions an account gave. */
  revoke(account: string): Promise<void>;
}

interface Options {
  redirectUri: string;
  accessSeconds?: number;
  port?: number;
}

/** What may be asked for: the custom ones stand for those of a real system. */
const scopes = ["openid", "offline_access", "email", "orders:read", "orders:write"];

/** A real OAuth 2 / OpenID Connect provider with a sign-in page of its own, for one test file. */
export async function createTestProvider(options: Options): Promise<TestProvider> {
  const server = createServer();
  server.listen(options.port ?? 0, "0.0.0.0");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://localhost:${port}`;
  const client = { clientId: "millrace", clientSecret: randomBytes(18).toString("base64url") };
  // Loaded by those who want one: it is the biggest thing in this package.
  const { default: OidcProvider } = await import("oidc-provider");
  const provider = new OidcProvider(url, configuration(options, client));
  const grants = new Map<string, Set<string>>();
  const counts = { authorization_code: 0, refresh_token: 0 };
  let isBroken = false;
  provider.use(async (ctx, next) => {
    if (ctx.path === "/token" && isBroken) {
      ctx.status = 503;
      ctx.body = "down for maintenance";
      return;
    }
    await next();
    const grant: unknown = ctx.oidc?.params?.grant_type;
    if (grant === "authorization_code" || grant === "refresh_token") counts[grant] += 1;
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    const answering = request.url?.startsWith("/interaction/")
      ? interact(provider, { request, response, grants })
      : callback(request, response);
    answering.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return {
    url,
    ...client,
    asked: (grant) => counts[grant],
    setBroken: (broken) => {
      isBroken = broken;
    },
    revoke: async (account) => {
      for (const id of grants.get(account) ?? []) {
        await provider.Grant.adapter.destroy(id);
        await provider.Grant.adapter.revokeByGrantId(id);
        await provider.RefreshToken.revokeByGrantId(id);
        await provider.AccessToken.revokeByGrantId(id);
      }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configuration(
  { redirectUri, accessSeconds = 3600 }: Options,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    cookies: { keys: [randomBytes(18).toString("hex")] },
    scopes,
    claims: { openid: ["sub"], email: ["email"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.com` }) }),
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: accessSeconds,
      IdToken: 3600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 86_400,
      Interaction: 600,
    },
  };
}

interface Interaction {
  request: IncomingMessage;
  response: ServerResponse;
  grants: Map<string, Set<string>>;
}

/** One page for signing in and permitting: who you are, and which of the permissions you give. */
async function interact(provider: Provider, { request, response, grants }: Interaction): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const asked = String(details.params.scope ?? "")
    .split(" ")
    .filter((scope) => scopes.includes(scope));
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(signInPage(asked, details.session?.accountId ?? "ada"));
    return;
  }
  const form = new URLSearchParams(await readText(request));
  if (form.get("answer") === "deny") {
    const refusal = { error: "access_denied", error_description: "The person said no." };
    await provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
    return;
  }
  const accountId = form.get("account") ?? "";
  const grant = new provider.Grant({ accountId, clientId: String(details.params.client_id) });
  const given = asked.filter((scope) => scope === "openid" || scope === "offline_access" || form.has(scope));
  grant.addOIDCScope(given.join(" "));
  const refused = asked.filter((scope) => !given.includes(scope));
  if (refused.length > 0) grant.rejectOIDCScope(refused.join(" "));
  const grantId = await grant.save();
  grants.set(accountId, (grants.get(accountId) ?? new Set()).add(grantId));
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } });
}

function signInPage(asked: string[], account: string): string {
  const boxes = asked.map((scope) => `<label><input type="checkbox" name="${scope}" checked> ${scope}</label><br>`);
  return `<!doctype html><html lang="en"><title>Order Office: sign in</title><h1>Order Office</h1>
    <p>Millrace wants to act for you.</p>
    <form method="post"><label>Account <input name="account" value="${account}"></label><br>${boxes.join("")}
    <button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
