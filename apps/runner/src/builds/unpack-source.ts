import { posix } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { bytesPerMegabyte, DomainError } from "@millrace/flow";
import { type Extract, extract } from "tar-stream";

export interface SourceFile {
  content: Buffer;
  /** Of the owner: may it be run? */
  isExecutable: boolean;
}

/** A component's folder by path, with forward slashes and without a leading one. */
export type SourceFiles = ReadonlyMap<string, SourceFile>;

/** What a component's folder may hold at most, unpacked. */
export const most = { files: 20_000, bytes: 200 * bytesPerMegabyte };
/** Installed anew in the image, or none of its business. */
export const leftOut = /(^|\/)(node_modules|\.git|__MACOSX)(\/|$)/;

/** Takes a gzipped tar file apart. Throws `invalid_input` for what is none, is too large or leads out of the folder. */
export async function unpackSource(source: Buffer): Promise<SourceFiles> {
  const gunzip = createGunzip();
  const entries = extract();
  Readable.from([source])
    .pipe(gunzip)
    .on("error", (error) => entries.destroy(error))
    .pipe(entries);
  return await unpackTar(entries);
}

/** The files of a tar file, as far as they count. Throws `invalid_input` as above. */
export async function unpackTar(entries: Extract): Promise<SourceFiles> {
  const files = new Map<string, SourceFile>();
  let bytes = 0;
  try {
    for await (const entry of entries) {
      const { name, type, mode = 0 } = entry.header;
      const path = placeOf(name);
      if (type !== "file" || leftOut.test(path)) {
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const piece of entry) {
        const chunk = asBuffer(piece);
        bytes += chunk.length;
        if (bytes > most.bytes) throw refusal(`It is larger than ${most.bytes / bytesPerMegabyte} MB unpacked.`);
        chunks.push(chunk);
      }
      files.set(path, { content: Buffer.concat(chunks), isExecutable: (mode & 0o100) !== 0 });
      if (files.size > most.files) throw refusal(`It has more than ${most.files} files.`);
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError("invalid_input", `What was pushed is no gzipped tar file: ${reason}`, { cause });
  }
  return files;
}

/** The place of an archive's entry in the folder. Throws `invalid_input` when it is not in it. */
export function placeOf(name: string): string {
  const path = posix.normalize(name.replaceAll("\\", "/")).replace(/^(\.?\/)+/, "");
  if (path.startsWith("../") || path === "..") throw refusal(`${name} leads out of the component's folder.`);
  return path;
}

/** What is in one folder of these; the whole of it when that folder is empty. */
export function filesBelow(files: SourceFiles, folder: string): SourceFiles {
  const start = folder === "" ? "" : `${folder}/`;
  return new Map(
    [...files].flatMap(([path, file]) => (path.startsWith(start) ? [[path.slice(start.length), file]] : [])),
  );
}

/** The engine's archives have the folder's own name in front. */
export function withoutTop(files: SourceFiles): SourceFiles {
  return new Map([...files].map(([path, file]) => [path.slice(path.indexOf("/") + 1), file]));
}

/** The types of the archive do not say what comes out of it. */
function asBuffer(piece: unknown): Buffer {
  if (piece instanceof Uint8Array) return Buffer.from(piece);
  throw new Error("An archive's file is no bytes");
}

export function refusal(reason: string): DomainError {
  return new DomainError("invalid_input", `The component's folder cannot be taken: ${reason}`);
}
