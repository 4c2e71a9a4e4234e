import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

interface NewBuild {
  workspaceId: WorkspaceId;
  /** Of the component. */
  name: string;
  /** A gzipped tar file. */
  source: Uint8Array<ArrayBuffer>;
  env: Record<string, string>;
  actor: Actor;
}

/** Keeps what was pushed until a runner has built it. */
export async function createBuild(db: Database, { actor, ...build }: NewBuild): Promise<{ id: string }> {
  return await db.componentBuild.create({ data: { ...build, createdBy: actor.name }, select: { id: true } });
}
