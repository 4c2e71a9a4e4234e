import { createHash } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { build } from "esbuild";
import { pack } from "tar-stream";
import { contentHashLabel, nodeBaseImage } from "./ensure-node-base-image.ts";
import { findImageLabel } from "./find-image-label.ts";
import { loadWhenUsed } from "./load-when-used.ts";
import type { ComponentFolder } from "./read-component-folders.ts";

export interface ComponentImage {
  /** Name of the component. */
  name: string;
  /** `millrace/component-<name>:<version>-<hash>`: another content is another image, so running steps keep theirs. */
  image: string;
  wasBuilt: boolean;
}

/** Bundles a built-in component into one file and builds its image, unless that very image is there. */
export async function buildComponentImage(docker: Docker, component: ComponentFolder): Promise<ComponentImage> {
  const { name, version, folder, descriptor, logo } = component;
  const files = [
    { name: "run.mjs", content: await bundle(join(folder, "main.ts")) },
    { name: "component.json", content: Buffer.from(descriptor) },
    ...(logo ? [logo] : []),
  ];
  const baseHash = (await findImageLabel(docker, { image: nodeBaseImage, label: contentHashLabel })) ?? "";
  const hash = hashFiles(baseHash, files);
  const image = `millrace/component-${name}:${version}-${hash.slice(0, 8)}`;
  const isThere = (await findImageLabel(docker, { image, label: contentHashLabel })) === hash;
  if (!isThere)
    await buildImage(docker, {
      image,
      files: [{ name: "Dockerfile", content: dockerfile(hash) }, ...files],
    });
  return { name, image, wasBuilt: !isThere };
}

/** Marks the images of built-in components. */
export const componentImageLabel = "io.millrace.component";

/** Under a memory limit Node keeps the heap of young objects so small that a busy step spends a third of its time collecting. */
const usualNodeOptions = "--max-semi-space-size=16";

interface ImageFile {
  name: string;
  content: Buffer;
}

/** The file at `entry` with everything it imports, as one module. */
export async function bundle(entry: string): Promise<Buffer> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node24",
    legalComments: "none",
    logLevel: "silent",
    // Names in stack traces and logs stay readable, and CommonJS dependencies may call `require`.
    keepNames: true,
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    loader: { ".json": "json" },
    plugins: [loadWhenUsed],
  });
  const file = result.outputFiles[0];
  if (!file) throw new Error(`esbuild made nothing of ${entry}`);
  return Buffer.from(file.contents);
}

function hashFiles(seed: string, files: readonly ImageFile[]): string {
  const hash = createHash("sha256").update(`layout 2 ${seed}`);
  for (const { name, content } of files) hash.update(`\n${name} ${content.length}\n`).update(content);
  return hash.digest("hex").slice(0, 32);
}

/**
 * The program is loaded once while the image is made, so that every container finds it compiled. V8 takes compiled code only
 * under the very options it was compiled with: those a step with its usual memory is started with.
 */
function dockerfile(hash: string): Buffer {
  return Buffer.from(
    [
      `FROM ${nodeBaseImage}`,
      "COPY . /component/",
      "ENV NODE_COMPILE_CACHE=/component/.compiled",
      `ENV NODE_OPTIONS=${usualNodeOptions}`,
      'RUN ["node","/component/run.mjs","load"]',
      `LABEL ${contentHashLabel}=${hash} ${componentImageLabel}=yes`,
      'CMD ["node","/component/run.mjs"]',
      "",
    ].join("\n"),
  );
}

async function buildImage(docker: Docker, { image, files }: { image: string; files: readonly ImageFile[] }) {
  const context = pack();
  context.entry({ name: ".dockerignore" }, "Dockerfile\n.dockerignore\n");
  for (const { name, content } of files) context.entry({ name, mtime: new Date(0) }, content);
  context.finalize();
  const options = { t: image, rm: true, forcerm: true };
  const stream = await docker.buildImage(Readable.from(context), options);
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
  });
}
