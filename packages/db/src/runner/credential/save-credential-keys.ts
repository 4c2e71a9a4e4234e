import type { Database } from "../../database.ts";
import { type MasterKey, seal } from "../../secrets/sealing.ts";
import { openCredential } from "./open-credential.ts";

/** Merges keys a component renewed (an access token) into its credential. @returns false when the credential is gone. */
export async function saveCredentialKeys(
  db: Database,
  options: { id: string; workspaceId: string; keys: Record<string, unknown>; masterKey: MasterKey },
): Promise<boolean> {
  const { id, workspaceId, keys, masterKey } = options;
  const values = await openCredential(db, { id, workspaceId, masterKey });
  if (!values) return false;
  const sealed = seal(masterKey, { value: { ...values, ...keys }, context: id });
  // Not through the model: a changed `updated_at` would restart every container that uses the credential.
  await db.$executeRaw`UPDATE credential SET sealed = ${sealed} WHERE id = ${id}`;
  return true;
}
