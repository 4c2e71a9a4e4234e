import { DomainError, type HelpOverride } from "@millrace/flow";
import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** Makes a rule of the workspace, or changes one when `id` is given. */
export async function saveHelpRule(
  db: Database,
  {
    workspaceId,
    id,
    rule,
    actor,
  }: { workspaceId: WorkspaceId; id?: string | undefined; rule: HelpOverride; actor: Actor },
): Promise<{ id: string }> {
  const content = columns(rule, actor);
  if (id === undefined) return db.helpRule.create({ data: { workspaceId, ...content }, select: { id: true } });
  const { count } = await db.helpRule.updateMany({ where: { id, workspaceId }, data: content });
  if (count === 0) throw new DomainError("not_found", `There is no help rule ${id}.`);
  return { id };
}

/** Puts these rules in the place of all rules of the workspace: all of them, or none. */
export async function replaceHelpRules(
  db: Database,
  { workspaceId, rules, actor }: { workspaceId: WorkspaceId; rules: readonly HelpOverride[]; actor: Actor },
): Promise<void> {
  await db.$transaction([
    db.helpRule.deleteMany({ where: { workspaceId } }),
    db.helpRule.createMany({ data: rules.map((rule) => ({ workspaceId, ...columns(rule, actor) })) }),
  ]);
}

function columns(rule: HelpOverride, actor: Actor) {
  return {
    place: rule.place ?? null,
    component: rule.component ?? null,
    function: rule.function ?? null,
    field: rule.field ?? null,
    link: rule.link || null,
    description: rule.description || null,
    hidden: rule.hidden ?? false,
    updatedBy: actor.name,
  };
}

export async function deleteHelpRule(
  db: Database,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<void> {
  const { count } = await db.helpRule.deleteMany({ where: { id, workspaceId } });
  if (count === 0) throw new DomainError("not_found", `There is no help rule ${id}.`);
}
