import { type CredentialUse, findCredential, listCredentialUses, openCredential, updateCredential } from "@millrace/db";
import { oauthField, plainName } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { workspaceProcedure } from "../trpc.ts";
import { checkValues } from "./check-values.ts";
import { credentialFacts } from "./credential-facts.ts";
import { forgetAttempt, takeTokens } from "./take-tokens.ts";
import { verificationShape } from "./verification-shape.ts";
import { verifyValues } from "./verify-values.ts";

/**
 * Renames a credential, or changes some of its values: those left out stay, null takes one away. Changed values are verified
 * first; when they fail, nothing changes unless asked for.
 */
export const update = workspaceProcedure
  .meta({
    openapi: { method: "PATCH", path: "/credentials/{id}", tags: ["credentials"], summary: "Change a credential" },
  })
  .input(
    z.object({
      id: z.string(),
      name: z.string().overwrite(plainName).trim().min(1).max(200).optional(),
      values: z.record(z.string(), z.unknown()).optional(),
      verify: z.boolean().default(true),
      saveUnverified: z.boolean().default(false),
    }),
  )
  .output(
    verificationShape.extend({
      /** Absent: nothing was changed. */
      id: z.string().optional(),
      /** Flows at work whose steps take the new values up, container by container. */
      takenUpBy: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
    }),
  )
  .mutation(async ({ ctx, input, signal }) => {
    const { db, workspaceId, masterKey } = ctx;
    const { id, name } = input;
    const credential = await findCredential(db, { workspaceId, id });
    if (!input.values) {
      await updateCredential(db, { workspaceId, masterKey, id, name });
      return { id, verified: credential.verified ?? false, reason: credential.reason, account: credential.account };
    }
    const { component } = credential;
    const { descriptor } = await findComponent(ctx, { component });
    const changed = await takeTokens(ctx, { component, descriptor, values: input.values });
    const values = merge(await openCredential(db, { id, workspaceId, masterKey }), changed.values);
    checkValues(descriptor, { component, values });
    const tried = input.verify ? await verifyValues(ctx, { component, values, credentialId: id }) : undefined;
    signal?.throwIfAborted(); // whoever gave up waiting wants nothing changed
    const signIn = oauthField(descriptor)?.name;
    // Whose tokens these are is known as long as they are the same.
    const keepsSignIn = signIn !== undefined && changed.values[signIn] === undefined && values[signIn] !== undefined;
    const account = changed.account ?? (keepsSignIn ? credential.account : undefined);
    const verification = tried && { ...tried, account: tried.account ?? account };
    if (verification && !verification.verified && !input.saveUnverified) return verification;
    await updateCredential(db, {
      workspaceId,
      masterKey,
      id,
      name,
      values,
      verification: verification ?? { verified: undefined, account },
      // Saved without a change, access that was refused is still refused.
      ...(Object.keys(input.values).length > 0 && { facts: credentialFacts(descriptor, values) }),
    });
    await forgetAttempt(ctx, changed.attemptId);
    const uses = await listCredentialUses(db, { workspaceId });
    return { id, verified: false, ...verification, takenUpBy: flowsAtWork(uses, id) };
  });

function flowsAtWork(uses: readonly CredentialUse[], id: string): Array<{ id: string; name: string }> {
  return uses
    .filter(({ credentialId, state }) => credentialId === id && state !== "inactive")
    .map(({ flowId, flowName }) => ({ id: flowId, name: flowName }));
}

function merge(kept: Record<string, unknown> = {}, changed: Record<string, unknown>): Record<string, unknown> {
  const all = Object.entries({ ...kept, ...changed });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
