import { randomBytes } from "node:crypto";
import { hashToken } from "../api-key/hash-token.ts";
import type { Database } from "../database.ts";
import { needsOwner } from "./needs-owner.ts";

const validForMs = 24 * 3_600_000;

/**
 * A fresh one-time token for the link that makes the owner; earlier unused ones stop working. Undefined when there is an owner
 * already.
 */
export async function createSetupToken(db: Database): Promise<string | undefined> {
  if (!(await needsOwner(db))) return undefined;
  const token = randomBytes(24).toString("base64url");
  await db.$transaction([
    db.setupToken.deleteMany({ where: { usedAt: null } }),
    db.setupToken.create({ data: { hash: hashToken(token), expiresAt: new Date(Date.now() + validForMs) } }),
  ]);
  return token;
}
