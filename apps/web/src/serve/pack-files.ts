import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Encoding, encodings } from "./encodings.ts";
import { mediaTypeOf } from "./media-types.ts";

const pack: Record<Encoding["name"], (content: Buffer) => Promise<Buffer>> = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** Puts beside the files below a folder what is sent of them: `main.js.br`, `main.js.gz`. Takes seconds, once for each build. */
export async function packFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  await Promise.all(paths.filter((path) => mediaTypeOf(path)?.isPackable).map(packFile));
}

async function packFile(path: string): Promise<void> {
  const content = await readFile(path);
  await Promise.all(encodings.map(async ({ name, suffix }) => writeFile(path + suffix, await pack[name](content))));
}
