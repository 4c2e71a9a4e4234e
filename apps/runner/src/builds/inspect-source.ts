import { posix } from "node:path";
import {
  type ComponentDescriptor,
  type ComponentRuntime,
  componentDescriptorSchema,
  DomainError,
  listFunctions,
} from "@millrace/flow";
import { z } from "zod";
import { fixFields } from "./fix-fields.ts";
import { inlineMetadata } from "./inline-metadata.ts";
import type { SourceFiles } from "./unpack-source.ts";

/** What a folder is, as far as building it needs to know. */
export interface InspectedSource {
  descriptor: ComponentDescriptor;
  /** component.json as it is, with the metadata that stands in other files, and with fields that take fixed values. */
  rawDescriptor: unknown;
  /** Semantic version. */
  version: string;
  runtime: ComponentRuntime;
  /** It brings a Dockerfile of its own. */
  hasDockerfile: boolean;
  /** How its JavaScript is made: by its `build` script, by the TypeScript compiler it brings, or not at all. */
  build: "script" | "tsc" | undefined;
  /** logo.svg or logo.png as a data URL. */
  icon: string | undefined;
}

const packageSchema = z.looseObject({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
});

const semanticVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
const sailorPackage = "elasticio-sailor-nodejs";
const ourPackage = "@millrace/component";
/** A sailor component moves over by this start command alone. */
const ourStart = /^millrace(\s|$)/;

/** Tells whether a folder, or one beside an image that is there already, is a component, and of which kind. Throws `invalid_input` with everything that is wrong and its cure. */
export function inspectSource(files: SourceFiles, { hasImage = false } = {}): InspectedSource {
  const problems: string[] = [];
  const written = readJson(files, { path: "component.json", problems });
  if (written === undefined) throw refuse(problems);
  const rawDescriptor = fixFields(inlineMetadata(written, { files, problems }));
  const parsed = componentDescriptorSchema.safeParse(rawDescriptor);
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => `component.json: ${path.join(".")}: ${message}`);
    throw refuse([...problems, ...found]);
  }
  const descriptor = parsed.data;
  const hasDockerfile = !hasImage && files.has("Dockerfile");
  const manifest = files.has("package.json") ? readJson(files, { path: "package.json", problems }) : undefined;
  const { version: packageVersion, dependencies = {}, scripts = {} } = packageSchema.catch({}).parse(manifest ?? {});
  const isOurs = dependencies[ourPackage] !== undefined || ourStart.test(scripts.start ?? "");
  const isNode = isOurs || dependencies[sailorPackage] !== undefined;
  if (!isNode && !hasDockerfile && !hasImage && problems.length === 0) {
    problems.push(
      `Neither package.json depends on ${ourPackage} or ${sailorPackage} nor is there a Dockerfile: nothing says how to run it. Add one of the two.`,
    );
  }
  const version = descriptor.version ?? packageVersion ?? "";
  if (!semanticVersion.test(version)) {
    problems.push(`component.json needs a version like "1.0.0"; it has ${version === "" ? "none" : `"${version}"`}.`);
  }
  const missing = missingMains(files, descriptor);
  const build =
    isNode && !hasImage
      ? buildOf({ scripts, hasCompiler: files.has("tsconfig.json") && missing.length > 0 })
      : undefined;
  if (build === undefined && !hasDockerfile && !hasImage) problems.push(...missing);
  if (listFunctions(descriptor).length === 0) problems.push("component.json names neither a trigger nor an action.");
  if (problems.length > 0) throw refuse(problems);
  const runtime = isOurs ? "millrace" : isNode ? "sailor" : "image";
  return { descriptor, rawDescriptor, version, runtime, hasDockerfile, build, icon: iconOf(files) };
}

/** Some published ones compile after their tests instead of in a script called `build`. */
function buildOf({ scripts, hasCompiler }: { scripts: Record<string, string>; hasCompiler: boolean }) {
  if (scripts.build !== undefined) return "script";
  return hasCompiler ? "tsc" : undefined;
}

function readJson(files: SourceFiles, { path, problems }: { path: string; problems: string[] }): unknown {
  const file = files.get(path);
  if (!file) {
    problems.push(`There is no ${path} in the folder. Push the folder that holds it.`);
    return undefined;
  }
  try {
    return JSON.parse(file.content.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    problems.push(`${path} is no JSON: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The files that triggers and actions say they are in; what a build makes cannot be looked for before it. */
function missingMains(files: SourceFiles, descriptor: ComponentDescriptor): string[] {
  return listFunctions(descriptor).flatMap(({ name, role, descriptor: { main } }) => {
    const path = posix.normalize(main).replace(/^(\.?\/)+/, "");
    const candidates = [path, `${path}.js`, `${path}.json`, `${path}/index.js`];
    if (candidates.some((candidate) => files.has(candidate))) return [];
    return [`component.json: the ${role} "${name}" says it is in ${main}, but there is no such file.`];
  });
}

/** Every list of components carries its icons; a larger picture is none. */
const mostIconBytes = 256_000;

function iconOf(files: SourceFiles): string | undefined {
  const small = (path: string) => {
    const file = files.get(path);
    return file && file.content.length <= mostIconBytes ? file : undefined;
  };
  const svg = small("logo.svg");
  if (svg) return `data:image/svg+xml;base64,${svg.content.toString("base64")}`;
  const png = small("logo.png");
  return png && `data:image/png;base64,${png.content.toString("base64")}`;
}

function refuse(problems: readonly string[]): DomainError {
  return new DomainError("invalid_input", problems.join("\n"), { details: { problems } });
}
