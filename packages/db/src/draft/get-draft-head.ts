import type { Database } from "../database.ts";
import { flowNotFound } from "../flow/find-flow.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import type { DraftRow } from "./get-draft.ts";

/** Which draft there is and whose, without its definition: cheap enough to ask every few seconds. Throws `not_found`. */
export async function getDraftHead(
  db: Database,
  { workspaceId, flowId }: { workspaceId: WorkspaceId; flowId: string },
): Promise<Pick<DraftRow, "revision" | "updatedBy">> {
  const row = await db.draft.findFirst({
    where: { flowId, flow: { workspaceId } },
    select: { revision: true, updatedBy: true },
  });
  if (!row) throw flowNotFound(flowId);
  return { revision: row.revision, updatedBy: row.updatedBy ?? undefined };
}
