import type { Database } from "../database.ts";

/** Whether the platform itself brings a component of this name, those included that only it puts into flows. */
export async function isBuiltInName(db: Database, { name }: { name: string }): Promise<boolean> {
  return (await db.component.count({ where: { workspaceId: null, name } })) > 0;
}

/** Whether the workspace pushed a component of this name. */
export async function hasOwnComponent(
  db: Database,
  { workspaceId, name }: { workspaceId: string; name: string },
): Promise<boolean> {
  return (await db.component.count({ where: { workspaceId, name } })) > 0;
}
