import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { lockFlow } from "./lock-flow.ts";

interface Move {
  workspaceId: WorkspaceId;
  flowIds: readonly string[];
  /** Null: into none. */
  folder: string | null;
  actor: Actor;
}

/** Puts flows into a folder, all of them or none. A folder is there as long as a flow is in it. Throws `not_found`. */
export async function moveToFolder(db: Database, { workspaceId, flowIds, folder, actor }: Move): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const flowId of [...flowIds].sort()) {
      await lockFlow(tx, { workspaceId, flowId });
      await tx.flow.update({ where: { id: flowId }, data: { folder, updatedBy: actor.name } });
    }
  });
}
