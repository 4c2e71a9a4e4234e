import { hashToken } from "../api-key/hash-token.ts";
import type { Database } from "../database.ts";

export type SetupTokenState = "valid" | "used" | "expired" | "unknown";

export async function findSetupToken(db: Database, { token }: { token: string }): Promise<SetupTokenState> {
  const row = await db.setupToken.findUnique({ where: { hash: hashToken(token) } });
  if (!row) return "unknown";
  if (row.usedAt) return "used";
  return row.expiresAt > new Date() ? "valid" : "expired";
}
