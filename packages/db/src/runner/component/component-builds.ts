import { type ComponentRuntime, componentDescriptorSchema, DomainError } from "@millrace/flow";
import { z } from "zod";
import { type BuildOrigin, buildOriginSchema } from "../../component/component-build.ts";
import type { SealedVariables } from "../../component/component-variables.ts";
import { isUniqueViolation } from "../../conflict.ts";
import type { Database } from "../../database.ts";
import { toJson } from "../../json.ts";

/** What a runner builds from. */
export interface TakenBuild {
  id: string;
  workspaceId: string;
  name: string;
  origin: BuildOrigin;
  /** What was pushed; empty when it is fetched. */
  source: Buffer;
  env: SealedVariables;
  createdBy: string;
}

/** Undefined when it is done, or another runner has it. One that a dead runner left in the middle can be taken anew. */
export async function takeBuild(db: Database, { id }: { id: string }): Promise<TakenBuild | undefined> {
  const { count } = await db.componentBuild.updateMany({
    where: { id, status: { in: ["waiting", "building"] } },
    data: { status: "building", log: "" },
  });
  if (count === 0) return undefined;
  const row = await db.componentBuild.findUniqueOrThrow({ where: { id } });
  const { workspaceId, name, source, createdBy } = row;
  const origin = buildOriginSchema.parse(row.origin);
  const env = z.record(z.string(), z.string()).parse(row.env);
  return { id, workspaceId, name, origin, source: Buffer.from(source ?? []), env, createdBy };
}

export async function appendBuildLog(db: Database, { id, text }: { id: string; text: string }): Promise<void> {
  await db.$executeRaw`UPDATE component_build SET log = log || ${storable(text)} WHERE id = ${id}`;
}

/** PostgreSQL keeps no NUL. */
function storable(text: string): string {
  return text.replaceAll("\0", "");
}

export async function failBuild(db: Database, { id, problem }: { id: string; problem: string }): Promise<void> {
  const data = { status: "failed", problem: storable(problem), source: null, finishedAt: new Date() };
  await db.componentBuild.update({ where: { id }, data });
}

/** Builds that wait, or that a dead runner left in the middle, oldest first. */
export async function listOpenBuilds(db: Database): Promise<string[]> {
  const rows = await db.componentBuild.findMany({
    where: { status: { in: ["waiting", "building"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

interface BuiltVersion {
  build: Pick<TakenBuild, "id" | "workspaceId" | "name" | "env" | "createdBy">;
  version: string;
  image: string;
  runtime: ComponentRuntime;
  /** component.json as it is. */
  descriptor: unknown;
  /** Data URL. */
  icon: string | undefined;
}

/** Whether the workspace's component of this name has this version already: versions never change. */
export async function hasComponentVersion(
  db: Database,
  { workspaceId, name, version }: { workspaceId: string; name: string; version: string },
): Promise<boolean> {
  return (await db.componentVersion.count({ where: { version, component: { name, workspaceId } } })) > 0;
}

/** Enters a built version in its workspace's catalogue and ends its build. Throws `conflict` for a version that exists. */
export async function registerBuiltVersion(db: Database, built: BuiltVersion): Promise<{ id: string }> {
  const { build, version, image, runtime, icon } = built;
  const { workspaceId, name } = build;
  componentDescriptorSchema.parse(built.descriptor); // a broken one is refused here, not when a page is opened
  try {
    return await db.$transaction(async (tx) => {
      const existing = await tx.component.findFirst({ where: { name, workspaceId }, select: { id: true } });
      const component = existing ?? (await tx.component.create({ data: { name, workspaceId }, select: { id: true } }));
      const content = { version, image, runtime, icon: icon ?? null, env: build.env, createdBy: build.createdBy };
      const made = await tx.componentVersion.create({
        data: { componentId: component.id, descriptor: toJson(built.descriptor), ...content },
        select: { id: true },
      });
      const data = { status: "done", versionId: made.id, source: null, finishedAt: new Date() };
      await tx.componentBuild.update({ where: { id: build.id }, data });
      return made;
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new DomainError("conflict", `${name} ${version} exists already, and versions never change.`, { cause });
  }
}
