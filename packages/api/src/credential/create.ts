import { createCredential } from "@millrace/db";
import { plainName } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { workspaceProcedure } from "../trpc.ts";
import { checkValues } from "./check-values.ts";
import { credentialFacts } from "./credential-facts.ts";
import { forgetAttempt, takeTokens } from "./take-tokens.ts";
import { verificationShape } from "./verification-shape.ts";
import { verifyValues } from "./verify-values.ts";

/** Verifies values against the real system and keeps them sealed. When they fail, nothing is kept unless asked for. */
export const create = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/credentials", tags: ["credentials"], summary: "Create a credential" } })
  .input(
    z.object({
      component: z.string(),
      name: z.string().overwrite(plainName).trim().min(1).max(200),
      values: z.record(z.string(), z.unknown()),
      verify: z.boolean().default(true),
      /** Keep it even if it fails. */
      saveUnverified: z.boolean().default(false),
    }),
  )
  .output(verificationShape.extend({ /** Absent: nothing was kept. */ id: z.string().optional() }))
  .mutation(async ({ ctx, signal, input: { component, name, values: given, verify, saveUnverified } }) => {
    const { descriptor } = await findComponent(ctx, { component });
    const { values, attemptId, account } = await takeTokens(ctx, { component, descriptor, values: given });
    checkValues(descriptor, { component, values });
    const tried = verify ? await verifyValues(ctx, { component, values }) : undefined;
    signal?.throwIfAborted(); // whoever gave up waiting wants nothing kept
    const verification = tried && { ...tried, account: tried.account ?? account };
    if (verification && !verification.verified && !saveUnverified) return verification;

    const { db, workspaceId, masterKey, actor } = ctx;
    const { id } = await createCredential(db, {
      workspaceId,
      masterKey,
      actor,
      component,
      name,
      values,
      verification: verification ?? { verified: undefined, account },
      facts: credentialFacts(descriptor, values),
    });
    await forgetAttempt(ctx, attemptId);
    return { id, verified: false, ...verification };
  });
