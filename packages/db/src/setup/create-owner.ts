import { DomainError } from "@millrace/flow";
import { hashToken } from "../api-key/hash-token.ts";
import { isUniqueViolation } from "../conflict.ts";
import type { Database } from "../database.ts";
import { ensureFirstWorkspace } from "../workspace/ensure-first-workspace.ts";

interface NewOwner {
  token: string;
  name: string;
  email: string;
  /** As better-auth keeps it. */
  passwordHash: string;
  workspaceName: string;
}

/** Uses the one-time token up and makes its bearer the owner of the first workspace: all of it, or nothing. */
export async function createOwner(db: Database, owner: NewOwner): Promise<{ userId: string }> {
  const { name, passwordHash, workspaceName } = owner;
  const email = owner.email.toLowerCase();
  const workspaceId = await ensureFirstWorkspace(db, { name: workspaceName });
  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.setupToken.updateMany({
        where: { hash: hashToken(owner.token), usedAt: null, expiresAt: { gt: new Date() } },
        data: { usedAt: new Date() },
      });
      const owners = await tx.member.count({ where: { role: "owner" } });
      if (count !== 1 || owners > 0) {
        throw new DomainError("forbidden", "This set-up link is used up or too old. `npm run up` prints a new one.");
      }
      const user = await tx.user.create({ data: { name, email, emailVerified: true } });
      await tx.account.create({
        data: { userId: user.id, accountId: user.id, providerId: "credential", password: passwordHash },
      });
      await tx.member.create({ data: { workspaceId, userId: user.id, role: "owner" } });
      await tx.workspace.update({ where: { id: workspaceId }, data: { name: workspaceName } });
      return { userId: user.id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("conflict", `There is an account for ${email} already. Sign in instead.`, { cause: error });
  }
}
