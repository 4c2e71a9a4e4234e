import { DomainError, type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { Transaction } from "../flow/lock-flow.ts";
import { toJson } from "../json.ts";
import { isSameFlow } from "../version/is-same-flow.ts";
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
    const before = await tx.draft.findFirst({ where: { flowId, flow: { workspaceId } } });
    const rows = await tx.draft.updateManyAndReturn({
      where: { flowId, flow: { workspaceId }, ...(revision !== undefined && { revision }) },
      data: { definition: toJson(definition), revision: { increment: 1 }, updatedBy: actor.name },
      select: { revision: true, changedBy: true },
    });
    if (!rows[0] || !before) return [];
    await tx.flow.update({ where: { id: flowId }, data: { updatedBy: actor.name } });
    const isMove = isSameFlow(flowDefinitionSchema.parse(before.definition), definition);
    if (!isMove) await rememberAuthor(tx, { flowId, changedBy: rows[0].changedBy, actor });
    return rows.map(({ revision: now }) => ({ revision: now }));
  });
  if (saved) return saved;
  const other = await getDraft(db, { workspaceId, flowId });
  throw new DomainError("stale_draft", `${other.updatedBy ?? "Someone"} saved this draft in the meantime.`, {
    details: { revision: other.revision, definition: other.definition, updatedBy: other.updatedBy },
  });
}

/** Publishing says whose changes go live. The row is locked by the save before, so nobody is forgotten. */
async function rememberAuthor(
  tx: Transaction,
  { flowId, changedBy, actor }: { flowId: string; changedBy: readonly string[]; actor: Actor },
): Promise<void> {
  if (changedBy.includes(actor.name)) return;
  await tx.draft.update({ where: { flowId }, data: { changedBy: { push: actor.name } } });
}
