import { randomBytes } from "node:crypto";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { hashToken } from "./hash-token.ts";

/** Makes a key. Its text is given out once; the database keeps the hash. */
export async function createApiKey(
  db: Database,
  { workspaceId, name, userId }: { workspaceId: WorkspaceId; name: string; userId?: string },
): Promise<{ id: string; apiKey: string }> {
  const apiKey = `mr_${randomBytes(32).toString("base64url")}`;
  const row = await db.apiKey.create({
    data: { workspaceId, name, hash: hashToken(apiKey), userId: userId ?? null },
  });
  return { id: row.id, apiKey };
}
