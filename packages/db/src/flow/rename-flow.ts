import type { Actor } from "../actor.ts";
import { isUniqueViolation } from "../conflict.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { nameTaken } from "./create-flow.ts";
import { flowNotFound } from "./find-flow.ts";

/** Throws `not_found`, or `conflict` when the name is taken. */
export async function renameFlow(
  db: Database,
  { workspaceId, flowId, name, actor }: { workspaceId: WorkspaceId; flowId: string; name: string; actor: Actor },
): Promise<void> {
  try {
    const { count } = await db.flow.updateMany({
      where: { id: flowId, workspaceId },
      data: { name, updatedBy: actor.name },
    });
    if (count === 0) throw flowNotFound(flowId);
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(name, error) : error;
  }
}
