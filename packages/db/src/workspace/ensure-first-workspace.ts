import type { Database } from "../database.ts";
import { authorisedWorkspaceId, type WorkspaceId } from "./workspace-id.ts";

/** The workspace of a new installation, made once. */
export async function ensureFirstWorkspace(db: Database, { name }: { name: string }): Promise<WorkspaceId> {
  const first = await db.workspace.findFirst({ orderBy: { createdAt: "asc" }, select: { id: true } });
  const workspace =
    first ?? (await db.workspace.upsert({ where: { slug: "main" }, create: { name, slug: "main" }, update: {} }));
  return authorisedWorkspaceId(workspace.id);
}
