import { DomainError } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { loadCatalogue } from "./load-catalogue.ts";

interface Mark {
  workspaceId: WorkspaceId;
  component: string;
  /** What to use instead; undefined takes the mark away. */
  note: string | undefined;
  actor: Actor;
}

/** Marks a component as one that should not be used any more, or takes the mark away. Throws `not_found`. */
export async function deprecateComponent(db: Database, { workspaceId, component, note, actor }: Mark): Promise<void> {
  const catalogue = await loadCatalogue(db, { workspaceId });
  if (!catalogue.has(component)) throw componentNotFound(component);
  if (note === undefined) {
    await db.componentDeprecation.deleteMany({ where: { workspaceId, component } });
    return;
  }
  const content = { note, by: actor.name, at: new Date() };
  await db.componentDeprecation.upsert({
    where: { workspaceId_component: { workspaceId, component } },
    create: { workspaceId, component, ...content },
    update: content,
  });
}

/**
 * Lets every workspace use a component of this one, or this one alone. Throws `not_found`, and `conflict` when others' flows would
 * lose it.
 */
export async function shareComponent(
  db: Database,
  { workspaceId, component, isShared }: { workspaceId: WorkspaceId; component: string; isShared: boolean },
): Promise<void> {
  const row = await db.component.findFirst({ where: { name: component, workspaceId } });
  if (!row) throw componentNotFound(component);
  if (!isShared) await refuseWhileOthersUse(db, row);
  await db.component.update({ where: { id: row.id }, data: { shared: isShared } });
}

async function refuseWhileOthersUse(
  db: Database,
  { id, name, workspaceId }: { id: string; name: string; workspaceId: string | null },
): Promise<void> {
  const versions = await db.componentVersion.findMany({ where: { componentId: id }, select: { id: true } });
  const ids = versions.map((version) => version.id);
  const [found] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT flow.id) FROM flow_version JOIN flow ON flow.id = flow_version.flow_id
    WHERE flow.workspace_id <> ${workspaceId} AND EXISTS (
      SELECT 1 FROM jsonb_each_text(flow_version.components) AS used WHERE used.value = ANY(${ids})
    )`;
  const count = Number(found?.count ?? 0);
  if (count === 0) return;
  const flows = count === 1 ? "a flow" : `${count} flows`;
  throw new DomainError(
    "conflict",
    `${name} is used by ${flows} of other workspaces. Mark it as deprecated first, so that they can replace it.`,
  );
}

function componentNotFound(component: string): DomainError {
  return new DomainError("not_found", `There is no component "${component}" of this workspace.`);
}
