import { readdir, readFile, realpath } from "node:fs/promises";
import { delimiter, dirname, join, relative } from "node:path";
import type Docker from "dockerode";
import { bundle } from "./build-component-image.ts";
import { ensureRootImage, pinnedNodePath } from "./ensure-node-base-image.ts";
import { type RootFile, readNodeRootFiles, readPrograms } from "./read-node-root-files.ts";

export const nodeBuildImage = "millrace/node-build:24";

/** What scripts of packages call. */
const tools = [
  ...[
    "basename",
    "cat",
    "chmod",
    "cp",
    "date",
    "dirname",
    "echo",
    "env",
    "expr",
    "head",
    "id",
    "ln",
    "ls",
    "mkdir",
    "mktemp",
    "mv",
  ],
  ...[
    "printf",
    "pwd",
    "readlink",
    "realpath",
    "rm",
    "rmdir",
    "sort",
    "tail",
    "tee",
    "test",
    "touch",
    "tr",
    "true",
    "uname",
    "wc",
  ],
  ...["find", "grep", "sed", "tar", "gzip", "which"],
];

/** Fetches components over HTTP; a machine without it builds everything but those. */
const gitPrograms = ["/usr/bin/git", "/usr/lib/git-core/git-remote-http", "/usr/lib/git-core/git-remote-https"];

/** Where pushed components are installed and built: the base image with npm, a shell and the usual tools. */
export async function ensureNodeBuildImage(docker: Docker, { root }: { root: string }): Promise<"made" | "kept"> {
  const programs = ["/bin/sh", ...tools.map((name) => `/usr/bin/${name}`), ...gitPrograms];
  const files = await Promise.all([
    readNodeRootFiles(pinnedNodePath(root)),
    readPrograms(await existing(programs)),
    readNpm(),
    readRuntime(root),
  ]);
  return await ensureRootImage(docker, {
    image: nodeBuildImage,
    files: [...new Map(files.flat().map((file) => [file.path, file])).values()],
    environment: { HOME: "/tmp", npm_config_cache: "/tmp/.npm", npm_config_update_notifier: "false" },
  });
}

/** The process of pushed components on our own runtime. */
async function readRuntime(root: string): Promise<RootFile[]> {
  const content = await bundle(join(root, "packages", "component", "src", "run-folder.ts"));
  return [{ path: "/usr/local/lib/millrace/run.mjs", mode: 0o644, content }];
}

/** The programs this machine has, by their real files: Debian keeps some of them behind links. */
async function existing(paths: readonly string[]): Promise<{ source: string; path: string }[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const source = await realpath(path).catch(() => undefined);
      return source === undefined ? [] : [{ source, path }];
    }),
  );
  return found.flat();
}

const npmFolder = "/usr/local/lib/node_modules/npm";
const npmScript = `#!/bin/sh\nexec node ${npmFolder}/bin/npm-cli.js "$@"\n`;
const npxScript = `#!/bin/sh\nexec node ${npmFolder}/bin/npx-cli.js "$@"\n`;

async function readNpm(): Promise<RootFile[]> {
  const folder = await findNpm();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const source = join(entry.parentPath, entry.name);
        const path = join(npmFolder, relative(folder, source));
        return { path, mode: 0o644, content: await readFile(source) };
      }),
  );
  // Programs of other packages begin with `#!/usr/bin/env node`.
  const starters = [
    { path: "/usr/local/bin/npm", mode: 0o755, content: Buffer.from(npmScript) },
    { path: "/usr/local/bin/npx", mode: 0o755, content: Buffer.from(npxScript) },
  ];
  return [...files.sort((a, b) => a.path.localeCompare(b.path)), ...starters];
}

/** The folder of the npm that is on the path. */
async function findNpm(): Promise<string> {
  const given = process.env.npm_execpath;
  const candidates = [
    ...(given?.endsWith("npm-cli.js") ? [given] : []),
    ...(process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "npm")),
  ];
  for (const candidate of candidates) {
    const real = await realpath(candidate).catch(() => undefined);
    if (real?.endsWith(join("bin", "npm-cli.js"))) return dirname(dirname(real));
  }
  throw new Error("There is no npm on the path, and pushed components are installed with it.");
}
