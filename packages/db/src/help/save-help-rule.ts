import { DomainError, type HelpOverride } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** Makes a rule of the workspace, or changes one when `id` is given. */
export async function saveHelpRule(
  db: Database,
  { workspaceId, id, rule }: { workspaceId: WorkspaceId; id?: string | undefined; rule: HelpOverride },
): Promise<{ id: string }> {
  const content = {
    place: rule.place ?? null,
    component: rule.component ?? null,
    function: rule.function ?? null,
    field: rule.field ?? null,
    link: rule.link,
  };
  if (id === undefined) return db.helpRule.create({ data: { workspaceId, ...content }, select: { id: true } });
  const { count } = await db.helpRule.updateMany({ where: { id, workspaceId }, data: content });
  if (count === 0) throw new DomainError("not_found", `There is no help rule ${id}.`);
  return { id };
}

export async function deleteHelpRule(
  db: Database,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<void> {
  const { count } = await db.helpRule.deleteMany({ where: { id, workspaceId } });
  if (count === 0) throw new DomainError("not_found", `There is no help rule ${id}.`);
}
