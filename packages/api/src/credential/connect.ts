import { createOAuthAttempt, findCredential, openCredential, openOAuthClient } from "@millrace/db";
import { DomainError, oauthField, resolveOAuthSettings } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { componentEnvironment } from "../oauth/component-environment.ts";
import { createAuthorization } from "../oauth/create-authorization.ts";
import { redirectUri } from "../oauth/redirect-uri.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";

/** Long enough to look for a password, short enough that a forgotten window is worth nothing. */
const lifeMs = 10 * 60_000;

/**
 * Begins a sign-in at the outside system: `url` is to be opened in a window. Bound to the browser's session. Throws
 * `invalid_input` (details: missing names) when the system's addresses or the client are not known yet.
 */
export const connect = workspaceProcedure
  .input(
    z.object({
      component: z.string(),
      values: z.record(z.string(), z.unknown()),
      /** The credential being edited: what it has saved counts where nothing was typed. */
      credentialId: z.string().optional(),
      /** Asks the provider to offer another account, or all permissions once more. */
      again: z.enum(["account", "consent"]).optional(),
    }),
  )
  .output(z.object({ attemptId: z.string(), url: z.string() }))
  .mutation(async ({ ctx, input: { component, credentialId, again, ...input } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const { sessionId } = ctx.caller;
    if (sessionId === undefined) throw new DomainError("forbidden", "Signing in at another system needs a browser.");
    const values = { ...(await keptValues(ctx, credentialId)), ...input.values };
    const version = await findComponent(ctx, { component });
    const field = oauthField(version.descriptor)?.name;
    if (field === undefined) {
      throw new DomainError("invalid_input", `${version.descriptor.title} has no sign-in through the browser.`);
    }
    const [client, env] = await Promise.all([
      openOAuthClient(db, { workspaceId, component, masterKey }),
      componentEnvironment(ctx, version),
    ]);
    const readiness = resolveOAuthSettings(version.descriptor, { values, client, env });
    if (readiness.status === "incomplete") throw incomplete(readiness);
    const { settings } = readiness;
    const uri = redirectUri(ctx);
    const { id, stateHash, verifier, url } = createAuthorization(settings, { redirectUri: uri, again });
    const secrets = { settings, verifier, redirectUri: uri };
    const key = { id, stateHash, workspaceId, sessionId, component, credentialId, field };
    await createOAuthAttempt(db, { ...key, secrets, masterKey, lifeMs });
    return { attemptId: id, url };
  });

async function keptValues(
  { db, workspaceId, masterKey }: WorkspaceContext,
  id: string | undefined,
): Promise<Record<string, unknown>> {
  if (id === undefined) return {};
  await findCredential(db, { workspaceId, id });
  return (await openCredential(db, { id, workspaceId, masterKey })) ?? {};
}

function incomplete({ missing, problems }: { missing: string[]; problems: string[] }): DomainError {
  const lacks =
    missing.length > 0
      ? [
          `${missing.join(", ")} ${missing.length === 1 ? "has" : "have"} no value yet. Fill the fields in, or ask an administrator to set up the OAuth client.`,
        ]
      : [];
  return new DomainError("invalid_input", [...lacks, ...problems].join(" "), { details: { missing } });
}
