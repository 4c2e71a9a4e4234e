import { readdir, readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import { chooseEncoding, type Encoding, encodings } from "./encodings.ts";
import { mediaTypeOf } from "./media-types.ts";

export interface StaticFiles {
  /** @returns whether one of these files was asked for. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

interface StaticFile {
  type: string;
  /** What there is of it beside the file itself. */
  packed: readonly Encoding[];
}

/** Their names hold a hash of what is in them. */
const forever = "public, max-age=31536000, immutable";

/**
 * The files of a build, below `prefix`: packed when it was made, and kept in memory from the first visitor on. Next packs them anew for
 * each, while the browser waits.
 */
export async function openStaticFiles(folder: string, { prefix }: { prefix: string }): Promise<StaticFiles> {
  const files = await findFiles(folder);
  const contents = new Map<string, Promise<Buffer>>();
  const read = (path: string) => {
    const content = contents.get(path) ?? readFile(join(folder, path));
    contents.set(path, content);
    return content;
  };
  return {
    async answer(request, response) {
      const { method, url = "", headers } = request;
      if ((method !== "GET" && method !== "HEAD") || !url.startsWith(prefix) || headers.range) return false;
      const path = url.slice(prefix.length).split("?", 1)[0] ?? "";
      const file = files.get(path);
      if (!file) return false;
      const encoding = chooseEncoding(headers["accept-encoding"], file.packed);
      const content = await read(path + (encoding?.suffix ?? ""));
      response.writeHead(200, {
        "content-type": file.type,
        "content-length": content.length,
        ...(encoding && { "content-encoding": encoding.name }),
        "cache-control": forever,
        vary: "accept-encoding",
        "x-content-type-options": "nosniff",
      });
      response.end(method === "HEAD" ? undefined : content);
      return true;
    },
  };
}

/** By path below the folder; nothing else is ever read. */
async function findFiles(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = new Set(entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name))));
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const media = mediaTypeOf(path);
    const packed = encodings.filter(({ suffix }) => paths.has(path + suffix));
    if (media) files.set(path.replaceAll(sep, "/"), { type: media.type, packed });
  }
  return files;
}
