import type { Actor } from "../actor.ts";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import type { BuildOrigin } from "./component-build.ts";
import type { SealedVariables } from "./component-variables.ts";

interface NewBuild {
  workspaceId: WorkspaceId;
  /** Of the component. */
  name: string;
  origin: BuildOrigin;
  /** What was pushed. */
  source: Uint8Array<ArrayBuffer> | undefined;
  env: SealedVariables;
  actor: Actor;
}

/** Keeps what was pushed until a runner has built it. */
export async function createBuild(db: Database, { actor, source, ...build }: NewBuild): Promise<{ id: string }> {
  return await db.componentBuild.create({
    data: { ...build, source: source ?? null, createdBy: actor.name },
    select: { id: true },
  });
}
