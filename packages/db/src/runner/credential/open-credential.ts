import type { Database } from "../../database.ts";
import { type MasterKey, unseal } from "../../secrets/sealing.ts";

/** The opened values of a credential of this workspace; undefined when it is gone. */
export async function openCredential(
  db: Database,
  { id, workspaceId, masterKey }: { id: string; workspaceId: string; masterKey: MasterKey },
): Promise<Record<string, unknown> | undefined> {
  const row = await db.credential.findFirst({ where: { id, workspaceId }, select: { sealed: true } });
  if (!row) return undefined;
  const values = unseal(masterKey, { sealed: row.sealed, context: id });
  return typeof values === "object" && values !== null ? { ...values } : {};
}
