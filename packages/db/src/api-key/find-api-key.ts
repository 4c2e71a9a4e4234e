import type { Database } from "../database.ts";
import { authorisedWorkspaceId, type WorkspaceId } from "../workspace/workspace-id.ts";
import { hashToken } from "./hash-token.ts";

export interface ApiKeyHolder {
  name: string;
  userId: string | undefined;
  workspaceId: WorkspaceId;
}

/** Often enough to see that a key is in use, seldom enough not to write with every request. */
const useNotedEveryMs = 60_000;

/** Whose key this is, or undefined when it is unknown or revoked. Notes its use. */
export async function findApiKey(db: Database, { apiKey }: { apiKey: string }): Promise<ApiKeyHolder | undefined> {
  const row = await db.apiKey.findUnique({ where: { hash: hashToken(apiKey) } });
  if (!row || row.revokedAt) return undefined;
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > useNotedEveryMs) {
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  }
  return { name: row.name, userId: row.userId ?? undefined, workspaceId: authorisedWorkspaceId(row.workspaceId) };
}
