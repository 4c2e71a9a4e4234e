import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { toVersionRow, type VersionRow } from "./get-version.ts";

/** Newest first. */
export async function listVersions(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<VersionRow[]> {
  const rows = await db.flowVersion.findMany({
    where: { flowId, flow: { workspaceId } },
    orderBy: { number: "desc" },
    take: 200,
  });
  return rows.map(toVersionRow);
}
