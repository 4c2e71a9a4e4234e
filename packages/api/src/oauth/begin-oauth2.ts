import { createOAuthAttempt } from "@millrace/db";
import { resolveOAuthSettings } from "@millrace/flow";
import type { WorkspaceContext } from "../trpc.ts";
import { attemptLifeMs, type BegunSignIn, readySettings, type SignInWish } from "./begin-sign-in.ts";
import { createAuthorization } from "./create-authorization.ts";
import { redirectUri } from "./redirect-uri.ts";

export async function beginOAuth2(ctx: WorkspaceContext, wish: SignInWish): Promise<BegunSignIn> {
  const { db, workspaceId, masterKey } = ctx;
  const { version, names, again, ...key } = wish;
  const settings = readySettings(resolveOAuthSettings(version.descriptor, names));
  const uri = redirectUri(ctx);
  const { id, stateHash, verifier, url } = createAuthorization(settings, { redirectUri: uri, again });
  const secrets = { protocol: "oauth2" as const, settings, verifier, redirectUri: uri };
  await createOAuthAttempt(db, { ...key, id, stateHash, workspaceId, secrets, masterKey, lifeMs: attemptLifeMs });
  return { attemptId: id, url };
}
