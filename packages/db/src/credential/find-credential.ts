import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type CredentialRow, toCredentialRow, visibleColumns } from "./credential-row.ts";

interface CredentialKey {
  workspaceId: WorkspaceId;
  id: string;
}

/** Throws `not_found`. */
export async function findCredential(db: Database, { workspaceId, id }: CredentialKey): Promise<CredentialRow> {
  const row = await db.credential.findFirst({ where: { id, workspaceId }, ...visibleColumns });
  if (!row) throw notFound(id);
  return toCredentialRow(row);
}

function notFound(id: string): DomainError {
  return new DomainError("not_found", `There is no credential ${id} in this workspace.`);
}
