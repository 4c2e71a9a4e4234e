import { DomainError, type FlowDefinition } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import { toJson } from "../json.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { getDraft } from "./get-draft.ts";

interface Save {
  workspaceId: WorkspaceId;
  flowId: string;
  /** The revision the change started from; undefined overwrites whatever is there. */
  revision?: number | undefined;
  definition: FlowDefinition;
  actor: Actor;
}

/** Throws `stale_draft` with the other's `{revision, definition}` when someone saved in between, `not_found`. */
export async function saveDraft(
  db: Database,
  { workspaceId, flowId, revision, definition, actor }: Save,
): Promise<{ revision: number }> {
  const [saved] = await db.$transaction(async (tx) => {
    const rows = await tx.draft.updateManyAndReturn({
      where: { flowId, flow: { workspaceId }, ...(revision !== undefined && { revision }) },
      data: { definition: toJson(definition), revision: { increment: 1 }, updatedBy: actor.name },
      select: { revision: true },
    });
    if (rows.length > 0) await tx.flow.update({ where: { id: flowId }, data: { updatedBy: actor.name } });
    return rows;
  });
  if (saved) return saved;
  const other = await getDraft(db, { workspaceId, flowId });
  throw new DomainError("stale_draft", `${other.updatedBy ?? "Someone"} saved this draft in the meantime.`, {
    details: { revision: other.revision, definition: other.definition, updatedBy: other.updatedBy },
  });
}
