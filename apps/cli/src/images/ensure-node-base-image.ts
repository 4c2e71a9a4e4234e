import { createHash } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { findImageLabel } from "./find-image-label.ts";
import { type RootFile, readNodeRootFiles } from "./read-node-root-files.ts";

export const nodeBaseImage = "millrace/node:24";
/** Hash of everything in the image; an image that carries the wanted one is not made again. */
export const contentHashLabel = "io.millrace.content-hash";

/**
 * Makes the image every Node component starts from, out of the pinned Node, its shared libraries and this machine's
 * certificates: no registry is asked. It holds no shell and no package manager, and runs as user 1000.
 * Returns whether it had to be made.
 */
export async function ensureNodeBaseImage(docker: Docker, { root }: { root: string }): Promise<"made" | "kept"> {
  return await ensureRootImage(docker, {
    image: nodeBaseImage,
    files: await readNodeRootFiles(pinnedNodePath(root)),
    environment: { NODE_ENV: "production" },
  });
}

export function pinnedNodePath(root: string): string {
  return join(root, "node_modules", "node", "bin", "node");
}

interface RootImage {
  image: string;
  files: readonly RootFile[];
  environment: Readonly<Record<string, string>>;
}

/** Makes an image out of files of this machine, unless the same one is there. */
export async function ensureRootImage(
  docker: Docker,
  { image, files, environment }: RootImage,
): Promise<"made" | "kept"> {
  const hash = hashFiles(files);
  if ((await findImageLabel(docker, { image, label: contentHashLabel })) === hash) return "kept";
  const [repo, tag] = image.split(":");
  const changes = [
    `LABEL ${contentHashLabel}=${hash}`,
    "ENV PATH=/usr/local/bin:/usr/bin:/bin",
    ...Object.entries(environment).map(([name, value]) => `ENV ${name}=${value}`),
    // Besides those Node knows itself: a company's own authorities.
    "ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt",
    "WORKDIR /component",
    "USER 1000:1000",
    'CMD ["node"]',
  ];
  const response = await docker.importImage(packFiles(files), { repo, tag, changes });
  await readToEnd(response);
  return "made";
}

function hashFiles(files: readonly RootFile[]): string {
  const hash = createHash("sha256").update("layout 2");
  for (const { path, content, mode } of files) hash.update(`${path} ${mode}\n`).update(content);
  return hash.digest("hex").slice(0, 32);
}

function packFiles(files: readonly RootFile[]): Readable {
  const archive = pack();
  const folders: [path: string, mode: number, uid: number][] = [
    ["tmp", 0o1777, 0],
    ["component", 0o755, 1000],
    ["home/node", 0o755, 1000],
  ];
  for (const [name, mode, uid] of folders) archive.entry({ name, type: "directory", mode, uid, gid: uid });
  for (const { path, content, mode } of files)
    archive.entry({ name: path.slice(1), mode, mtime: new Date(0) }, content);
  archive.finalize();
  return Readable.from(archive);
}

/** The engine answers a stream of JSON lines; an error is one of them, not a status. */
async function readToEnd(response: NodeJS.ReadableStream): Promise<void> {
  for await (const chunk of response) {
    const error = /"error":"([^"]+)"/.exec(String(chunk))?.[1];
    if (error) throw new Error(`The base image could not be made: ${error}`);
  }
}
