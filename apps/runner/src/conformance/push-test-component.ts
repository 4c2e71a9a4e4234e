import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { authorisedWorkspaceId, createBuild, openFlowLocks, sealVariables } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { pino } from "pino";
import { buildComponent } from "../builds/build-component.ts";
import { openDockerEngine } from "../engine/docker/docker-engine.ts";
import type { TestPlatform } from "../platform-harness.ts";
import { settingsFrom } from "../settings.ts";

const components = join(import.meta.dirname, "../../../../packages/testing/components");
const sailorPackage = "elasticio-sailor-nodejs";

interface TestComponent {
  /** What flows call it. */
  name: string;
  /** A folder of packages/testing/components. */
  folder: string;
  /** Of the published sailor. */
  sailor: string;
  env?: Record<string, string>;
}

/** Builds a component as `component push` does, on the sailor of choice. Throws with the end of the build's log when it fails. */
export async function pushTestComponent(
  { db, workspaceId, env, docker, masterKey }: TestPlatform,
  { name, folder, sailor, env: variables = {} }: TestComponent,
): Promise<{ image: string; removeImage(): Promise<void> }> {
  const { id } = await createBuild(db, {
    workspaceId: authorisedWorkspaceId(workspaceId),
    name,
    origin: { kind: "file" },
    source: await packWith(join(components, folder), sailor),
    env: sealVariables(masterKey, variables),
    actor: { name: "tester" },
  });
  // The platform's runners look for builds, too: never two at once, as among themselves.
  const locks = openFlowLocks({ url: env.DATABASE_URL, onLost: () => {} });
  const options = { what: "a build of its own", timeoutMs: 240_000 };
  await waitFor(() => locks.tryLock(`build/${id}`), options);
  const engine = openDockerEngine();
  const builder = { db, engine, settings: settingsFrom(env), log: pino({ level: env.LOG_LEVEL }) };
  await buildComponent({ ...builder, signal: AbortSignal.timeout(240_000) }, { buildId: id }).finally(() =>
    locks.close(),
  );
  const build = await db.componentBuild.findUniqueOrThrow({ where: { id }, include: { version: true } });
  if (!build.version) throw new Error(`${name} could not be built: ${build.problem}\n${build.log.slice(-2_000)}`);
  const { image } = build.version;
  // The layers stay for the next run: installing packages is what takes the time.
  return { image, removeImage: () => docker.getImage(image).remove({ force: true, noprune: true }) };
}

/** The same image under another name and with another environment. */
export async function aliasComponent(
  { db, workspaceId }: TestPlatform,
  { of, name, env }: { of: string; name: string; env: Record<string, string> },
): Promise<void> {
  const version = await db.componentVersion.findFirstOrThrow({ where: { component: { name: of, workspaceId } } });
  const { image, runtime, descriptor } = version;
  const component = await db.component.create({ data: { name, workspaceId } });
  const data = { componentId: component.id, version: "1.0.0", image, runtime, descriptor: descriptor ?? {}, env };
  await db.componentVersion.create({ data });
}

async function packWith(folder: string, sailor: string): Promise<Uint8Array<ArrayBuffer>> {
  const copy = await mkdtemp(join(tmpdir(), "millrace-component-"));
  try {
    await cp(folder, copy, { recursive: true });
    const manifest = JSON.parse(await readFile(join(copy, "package.json"), "utf8"));
    manifest.dependencies[sailorPackage] = sailor;
    await writeFile(join(copy, "package.json"), JSON.stringify(manifest));
    const packed = await promisify(execFile)("tar", ["-czf", "-", "-C", copy, "."], {
      encoding: "buffer",
      maxBuffer: 50_000_000,
    });
    return new Uint8Array(packed.stdout);
  } finally {
    await rm(copy, { recursive: true });
  }
}
