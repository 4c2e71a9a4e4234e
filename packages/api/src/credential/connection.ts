import { findCredential, findOAuthAttempt } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

/** How a sign-in stands, for the window that began it. Its tokens are never part of the answer. */
export const connection = workspaceProcedure
  .input(z.object({ attemptId: z.string() }))
  .output(
    z.object({
      status: z.enum(["open", "granted", "failed", "expired"]),
      /** `access_denied`, `unreachable`, or the provider's own code. */
      problem: z.object({ code: z.string(), message: z.string() }).optional(),
      account: z.string().optional(),
      /** Whom the credential was connected as before. */
      accountBefore: z.string().optional(),
      missingScopes: z.array(z.string()),
    }),
  )
  .query(async ({ ctx: { db, workspaceId, caller }, input: { attemptId: id } }) => {
    const { sessionId } = caller;
    const attempt = sessionId === undefined ? undefined : await findOAuthAttempt(db, { id, workspaceId, sessionId });
    if (!attempt) throw new DomainError("not_found", "There is no such sign-in.");
    const { status, problem, account, missingScopes, credentialId } = attempt;
    const before = credentialId === undefined ? undefined : await findCredential(db, { workspaceId, id: credentialId });
    return { status, problem, account, accountBefore: before?.account, missingScopes };
  });
