import { randomUUID } from "node:crypto";
import { createOAuthAttempt } from "@millrace/db";
import { resolveOAuth1Settings } from "@millrace/flow";
import { askRunner } from "../runner/ask-runner.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { attemptLifeMs, type BegunSignIn, readySettings, type SignInWish } from "./begin-sign-in.ts";
import { createState } from "./create-authorization.ts";
import { redirectUri } from "./redirect-uri.ts";

/** More than the runner gives the other side. */
const patienceMs = 20_000;

/**
 * Sends the browser off with a request token (RFC 5849 §2.1 and §2.2). The standard has no state: ours travels in the redirect address,
 * which the other side keeps for this sign-in.
 */
export async function beginOAuth1(ctx: WorkspaceContext, wish: SignInWish): Promise<BegunSignIn> {
  const { db, workspaceId, masterKey } = ctx;
  const { version, names, again: _, ...key } = wish; // nothing in it asks for another account
  const settings = readySettings(resolveOAuth1Settings(version.descriptor, names));
  const { state, stateHash } = createState();
  const id = randomUUID();
  const secrets = { protocol: "oauth1" as const, settings, redirectUri: `${redirectUri(ctx)}?state=${state}` };
  await createOAuthAttempt(db, { ...key, id, stateHash, workspaceId, secrets, masterKey, lifeMs: attemptLifeMs });
  const begun = await askRunner(ctx, { name: "oauth1-begin", payload: { attemptId: id }, timeoutMs: patienceMs });
  if (begun.status === "failed") return { attemptId: id };
  const url = new URL(settings.authUri);
  url.searchParams.set("oauth_token", begun.requestToken);
  return { attemptId: id, url: url.href };
}
