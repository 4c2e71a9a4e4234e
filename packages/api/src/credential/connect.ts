import { findCredential, openCredential, openOAuthClient } from "@millrace/db";
import { DomainError, oauthField } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { beginOAuth1 } from "../oauth/begin-oauth1.ts";
import { beginOAuth2 } from "../oauth/begin-oauth2.ts";
import { componentEnvironment } from "../oauth/component-environment.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";

const ways = { oauth1: beginOAuth1, oauth2: beginOAuth2 };

/**
 * Begins a sign-in at the outside system: `url` is to be opened in a window. Without one the system let nobody in, and the
 * attempt says why. Bound to the browser's session. Throws `invalid_input` (details: missing names) when the system's addresses or
 * the client are not known yet.
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
  .output(z.object({ attemptId: z.string(), url: z.string().optional() }))
  .mutation(async ({ ctx, input: { component, credentialId, again, ...input } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const { sessionId } = ctx.caller;
    if (sessionId === undefined) throw new DomainError("forbidden", "Signing in at another system needs a browser.");
    const values = { ...(await keptValues(ctx, credentialId)), ...input.values };
    const version = await findComponent(ctx, { component });
    const signIn = oauthField(version.descriptor);
    if (signIn === undefined) {
      throw new DomainError("invalid_input", `${version.descriptor.title} has no sign-in through the browser.`);
    }
    const [client, env] = await Promise.all([
      openOAuthClient(db, { workspaceId, component, masterKey }),
      componentEnvironment(ctx, version),
    ]);
    const names = { values, client, env };
    const wish = { version, names, field: signIn.name, component, credentialId, sessionId, again };
    return await ways[signIn.protocol](ctx, wish);
  });

async function keptValues(
  { db, workspaceId, masterKey }: WorkspaceContext,
  id: string | undefined,
): Promise<Record<string, unknown>> {
  if (id === undefined) return {};
  await findCredential(db, { workspaceId, id });
  return (await openCredential(db, { id, workspaceId, masterKey })) ?? {};
}
