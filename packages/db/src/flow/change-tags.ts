import { DomainError, flowTagsSchema } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { lockFlow } from "./lock-flow.ts";

interface TagChange {
  workspaceId: WorkspaceId;
  flowIds: readonly string[];
  add: readonly string[];
  remove: readonly string[];
  actor: Actor;
}

/** Gives flows tags and takes others away, all of them or none. Throws `not_found`, `invalid_input` for more than a flow may have. */
export async function changeTags(
  db: Database,
  { workspaceId, flowIds, add, remove, actor }: TagChange,
): Promise<Array<{ id: string; tags: string[] }>> {
  return db.$transaction(async (tx) => {
    const changed: Array<{ id: string; tags: string[] }> = [];
    for (const flowId of [...flowIds].sort()) {
      const flow = await lockFlow(tx, { workspaceId, flowId });
      const kept = flow.tags.filter((tag) => !remove.includes(tag));
      const tags = flowTagsSchema.safeParse([...kept, ...add]);
      if (!tags.success) {
        throw new DomainError(
          "invalid_input",
          `"${flow.name}" would have too many tags: at most 20 of up to 40 letters.`,
        );
      }
      await tx.flow.update({ where: { id: flowId }, data: { tags: tags.data, updatedBy: actor.name } });
      changed.push({ id: flowId, tags: tags.data });
    }
    return changed;
  });
}
