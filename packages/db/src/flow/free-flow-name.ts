import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** The name itself, or "Name 2", "Name 3": the first that no flow of the workspace has. */
export async function freeFlowName(
  db: Database,
  { workspaceId, name }: { workspaceId: WorkspaceId; name: string },
): Promise<string> {
  const rows = await db.flow.findMany({ where: { workspaceId }, select: { name: true } });
  const taken = new Set(rows.map((row) => row.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const candidate = `${name.slice(0, 190)} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
