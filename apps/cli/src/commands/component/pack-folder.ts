import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";
import { z } from "zod";
import { Refusal } from "../../refusal.ts";

interface PackedFolder {
  /** A gzipped tar file. */
  content: Uint8Array<ArrayBuffer>;
  /** `name` in its package.json. */
  packageName: string | undefined;
}

const packageSchema = z.looseObject({ name: z.string().optional() });
/** Installed anew where the image is built, or none of its business. */
const leftOut = new Set(["node_modules", ".git"]);

/** Throws a `Refusal` when it cannot be read. */
export async function packFolder(folder: string): Promise<PackedFolder> {
  const archive = pack();
  for (const path of await listFiles(folder)) {
    const { mode } = await stat(join(folder, path));
    const name = path.split(sep).join("/");
    archive.entry({ name, mode: mode & 0o777, mtime: new Date(0) }, await readFile(join(folder, path)));
  }
  archive.finalize();
  const content = await buffer(Readable.from(archive).pipe(createGzip()));
  return { content: new Uint8Array(content), packageName: await readPackageName(folder) };
}

/** Links are followed when they lead to files. */
async function listFiles(folder: string): Promise<string[]> {
  const list = async (place: string): Promise<string[]> => {
    const entries = await readdir(place, { withFileTypes: true });
    const found = await Promise.all(
      entries
        .filter(({ name }) => !leftOut.has(name))
        .map(async (entry) => {
          const path = join(place, entry.name);
          if (entry.isDirectory()) return await list(path);
          const isFile = entry.isFile() || (await stat(path).catch(() => undefined))?.isFile() === true;
          return isFile ? [path] : [];
        }),
    );
    return found.flat();
  };
  const paths = await list(folder).catch((cause: unknown) => {
    throw new Refusal(`${folder} cannot be read as a folder.`, { code: "invalid_input", cause });
  });
  return paths.map((path) => relative(folder, path)).sort();
}

async function readPackageName(folder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, "package.json"), "utf8");
    return packageSchema.parse(JSON.parse(text)).name;
  } catch {
    return undefined; // whoever builds it says what is wrong with it
  }
}
