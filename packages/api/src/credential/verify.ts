import { findCredential, openCredential, updateCredential } from "@millrace/db";
import { credentialKind } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { workspaceProcedure } from "../trpc.ts";
import { verificationShape } from "./verification-shape.ts";
import { verifyValues } from "./verify-values.ts";

/** Tries a kept credential against the real system and notes the outcome. */
export const verify = workspaceProcedure
  .meta({
    openapi: {
      method: "POST",
      path: "/credentials/{id}/verify",
      tags: ["credentials"],
      summary: "Verify a credential",
    },
  })
  .input(z.object({ id: z.string() }))
  .output(verificationShape.extend({ id: z.string() }))
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const { component, account } = await findCredential(db, { workspaceId, id });
    const values = (await openCredential(db, { id, workspaceId, masterKey })) ?? {};
    const tried = await verifyValues(ctx, { component, values, credentialId: id });
    // Not every component can tell; whom the sign-in was for is still known.
    const verification = { ...tried, account: tried.account ?? account };
    const { descriptor } = await findComponent(ctx, { component });
    const kind = credentialKind(descriptor, values);
    await updateCredential(db, { workspaceId, masterKey, id, verification, kind });
    return { id, ...verification };
  });
