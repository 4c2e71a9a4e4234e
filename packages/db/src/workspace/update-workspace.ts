import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import { toWorkspaceRow, type WorkspaceRow, type WorkspaceSettings, workspaceGone } from "./get-workspace.ts";
import type { WorkspaceId } from "./workspace-id.ts";

/** Renames a workspace, or changes what it allows its flows. Throws `invalid_input` for idle bounds that leave nothing between them. */
export async function updateWorkspace(
  db: Database,
  { workspaceId, changes }: { workspaceId: WorkspaceId; changes: Partial<WorkspaceSettings & { name: string }> },
): Promise<WorkspaceRow> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${workspaceId} FOR UPDATE`;
    const present = await tx.workspace.findUnique({ where: { id: workspaceId } });
    if (!present) throw workspaceGone();
    const next = { ...toWorkspaceRow(present), ...changes };
    if (next.minIdleSeconds > next.maxIdleSeconds) {
      throw new DomainError(
        "invalid_input",
        `The shortest idle time (${next.minIdleSeconds} s) is longer than the longest (${next.maxIdleSeconds} s).`,
      );
    }
    return toWorkspaceRow(await tx.workspace.update({ where: { id: workspaceId }, data: changes }));
  });
}
