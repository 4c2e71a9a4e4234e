import { createHash } from "node:crypto";
import {
  appendBuildLog,
  type Database,
  failBuild,
  hasComponentVersion,
  registerBuiltVersion,
  type TakenBuild,
  takeBuild,
} from "@millrace/db";
import { DomainError, requiredVariables } from "@millrace/flow";
import type { Logger } from "pino";
import type { ContainerEngine } from "../engine/container-engine.ts";
import type { Settings } from "../runner.ts";
import { BuildLog } from "./build-log.ts";
import { finishingDockerfile, nodeDockerfile, pushedLabel } from "./dockerfiles.ts";
import { type InspectedSource, inspectSource } from "./inspect-source.ts";
import { loadSource } from "./load-source.ts";
import { preloadFiles } from "./preload-files.ts";
import type { SourceFiles } from "./unpack-source.ts";

export interface Builder {
  db: Database;
  engine: ContainerEngine;
  settings: Pick<Settings, "prefix" | "network">;
  log: Logger;
  /** Aborted when the runner ends. */
  signal: AbortSignal;
}

/** npm on a slow line, and a TypeScript build. */
const timeLimitMs = 900_000;

/**
 * Makes a version of what was pushed: looks at it, builds its image, enters it in the catalogue. What is wrong with it is the build's
 * problem; the job itself fails only when the platform does, and is then tried anew.
 */
export async function buildComponent(builder: Builder, { buildId }: { buildId: string }): Promise<void> {
  const build = await takeBuild(builder.db, { id: buildId });
  if (!build) return;
  const log = new BuildLog((text) => appendBuildLog(builder.db, { id: build.id, text }));
  const signal = AbortSignal.any([builder.signal, AbortSignal.timeout(timeLimitMs)]);
  try {
    const problem = await attempt(() => work(builder, { build, log, signal }));
    await log.end();
    if (problem) await failBuild(builder.db, { id: build.id, problem });
  } finally {
    await log.end();
  }
}

/** Undefined when it went well. */
async function attempt(task: () => Promise<void>): Promise<string | undefined> {
  try {
    await task();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    if (error instanceof Error && error.name === "TimeoutError") return "The build took longer than 15 minutes.";
    throw error;
  }
}

interface Work {
  build: TakenBuild;
  log: BuildLog;
  signal: AbortSignal;
}

async function work(builder: Builder, { build, log, signal }: Work): Promise<void> {
  const { db } = builder;
  const { engine, settings } = builder;
  const files = await loadSource({ engine, network: settings.network, log, signal }, build);
  const inspected = inspectSource(files, { hasImage: build.origin.kind === "image" });
  const { version, runtime, rawDescriptor, icon } = inspected;
  const way = build.origin.kind === "image" ? `the image ${build.origin.image}` : describe(inspected);
  log.say(`${build.name} ${version}: ${files.size} files, ${way}`);
  if (await hasComponentVersion(db, { workspaceId: build.workspaceId, name: build.name, version })) {
    const cure = "Versions never change: raise the version in component.json and push again.";
    throw new DomainError("conflict", `${build.name} ${version} exists already. ${cure}`);
  }
  const missing = requiredVariables(inspected.descriptor).filter((name) => (build.env[name] ?? "") === "");
  if (missing.length > 0)
    log.say(`It says that it needs ${missing.join(", ")}, which it was not given (--env NAME=VALUE).`);
  const image = await buildImages(builder, { build, files, inspected, log, signal });
  await registerBuiltVersion(db, { build, version, image, runtime, descriptor: rawDescriptor, icon });
  log.say(`Registered ${build.name} ${version}`);
}

function describe({ hasDockerfile, build, runtime }: InspectedSource): string {
  if (hasDockerfile) return "built from its own Dockerfile";
  const kind = runtime === "millrace" ? "a component on Millrace's runtime" : "a sailor component";
  return `${kind}${{ script: " with a build script", tsc: " in TypeScript", none: "" }[build ?? "none"]}`;
}

async function buildImages(
  { engine, settings }: Builder,
  { build, files, inspected, log, signal }: Work & { files: SourceFiles; inspected: InspectedSource },
): Promise<string> {
  const onLine = (line: string) => log.say(line);
  const hash = createHash("sha256").update(build.source).update(build.id).digest("hex").slice(0, 8);
  const name = `millrace/pushed-${build.workspaceId.toLowerCase()}-${build.name.replaceAll(/[^a-z0-9]+/g, "-")}`;
  const image = `${name}:${inspected.version.replaceAll("+", "_")}-${hash}`;
  const own = build.origin.kind === "image" ? build.origin.image : `${image}-source`;
  // Third parties' scripts run while packages are installed: they get the network of steps, and no more memory than a build needs.
  const place = { network: settings.network, memoryMb: 2_048, onLine, signal };
  await engine.ensureNetwork(settings.network);
  const buildOwn = (hasDockerfile: boolean) =>
    engine.buildImage({ ...place, image: own, files: withDockerfile(files, { ...inspected, hasDockerfile }) });
  if (build.origin.kind !== "image") {
    await buildOwn(inspected.hasDockerfile).catch(async (error: unknown) => {
      if (!inspected.hasDockerfile || inspected.runtime === "image" || !lacksImage(error)) throw error;
      log.say(
        "Its Dockerfile begins with an image that cannot be had here: built without it, from this machine's Node.",
      );
      await buildOwn(false);
    });
  }
  const dockerfile = finishingDockerfile({ from: own, labels: { [pushedLabel]: settings.prefix } });
  const finishing = new Map([
    ...preloadFiles(),
    ["Dockerfile", { content: Buffer.from(dockerfile), isExecutable: false }],
  ]);
  await engine.buildImage({ ...place, image, files: finishing });
  // Its layers are the finished one's now; an image that somebody named is theirs.
  if (build.origin.kind !== "image") await engine.removeImage(own);
  return image;
}

/** No registry answers, or none that answers has it. */
function lacksImage(error: unknown): boolean {
  const reason = error instanceof Error ? error.message : "";
  return /no such host|dial tcp|i\/o timeout|pull access denied|manifest .*unknown|not found: manifest/i.test(reason);
}

function withDockerfile(
  files: SourceFiles,
  inspected: Pick<InspectedSource, "hasDockerfile" | "build" | "runtime">,
): SourceFiles {
  if (inspected.hasDockerfile) return files;
  const dockerfile = { content: Buffer.from(nodeDockerfile(inspected)), isExecutable: false };
  return new Map([...files, ["Dockerfile", dockerfile]]);
}
