import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { type ComponentBuild, toBuildStatus } from "./component-build.ts";

/** Throws `not_found`. */
export async function getBuild(
  db: Database,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<ComponentBuild> {
  const row = await db.componentBuild.findFirst({
    where: { id, workspaceId },
    omit: { source: true },
    include: { version: { select: { id: true, version: true, image: true } } },
  });
  if (!row) throw new DomainError("not_found", "There is no such build.");
  const { name, status, log, problem, version, createdAt, finishedAt } = row;
  return {
    id,
    name,
    status: toBuildStatus(status),
    log,
    problem: problem ?? undefined,
    version: version ?? undefined,
    createdAt,
    finishedAt: finishedAt ?? undefined,
  };
}
