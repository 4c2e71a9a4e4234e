import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type CredentialRow, toCredentialRow, visibleColumns } from "./credential-row.ts";

export async function listCredentials(
  db: Database,
  { workspaceId, component }: { workspaceId: WorkspaceId; component?: string | undefined },
): Promise<CredentialRow[]> {
  const rows = await db.credential.findMany({
    where: { workspaceId, ...(component !== undefined && { component }) },
    ...visibleColumns,
    orderBy: [{ component: "asc" }, { name: "asc" }],
  });
  return rows.map(toCredentialRow);
}
