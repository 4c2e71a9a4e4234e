import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { bytesPerMegabyte, DomainError } from "@millrace/flow";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { filesBelow, leftOut, most, placeOf, refusal, type SourceFile, type SourceFiles } from "./unpack-source.ts";

/** By its first bytes, which every other kind of archive has differently. */
export function isZip(source: Buffer): boolean {
  return source.length > 4 && source.readUInt32LE(0) === 0x04034b50;
}

/**
 * Takes a zip file apart; when everything is in one folder, that folder is the component's. Throws `invalid_input` for what is none, is too
 * large, leads out of the folder or holds links.
 */
export async function unpackZip(source: Buffer): Promise<SourceFiles> {
  const zip = await asZip(() => fromBufferPromise(source, { lazyEntries: true }));
  const files = new Map<string, SourceFile>();
  for (const [path, entry] of await listFiles(zip)) {
    const content = await asZip(() => readEntry(zip, entry), entry.fileName);
    files.set(path, { content, isExecutable: (modeOf(entry) & 0o100) !== 0 });
  }
  return filesBelow(files, onlyFolder(files));
}

/** What is to be unpacked, by its place in the folder. What an entry says of its size is held against it when it is read. */
async function listFiles(zip: ZipFile): Promise<Map<string, Entry>> {
  const wanted = new Map<string, Entry>();
  const entries = zip.eachEntry();
  let bytes = 0;
  for (;;) {
    const { value: entry, done } = await asZip(() => entries.next());
    if (done) return wanted;
    const path = placeOf(entry.fileName);
    if (entry.fileName.endsWith("/") || leftOut.test(path) || path.endsWith(".DS_Store")) continue;
    refuseUnusable(entry);
    bytes += entry.uncompressedSize;
    if (bytes > most.bytes) throw refusal(`It is larger than ${most.bytes / bytesPerMegabyte} MB unpacked.`);
    if (wanted.size >= most.files) throw refusal(`It has more than ${most.files} files.`);
    wanted.set(path, entry);
  }
}

const fileKind = { mask: 0o170000, link: 0o120000 };

function refuseUnusable(entry: Entry): void {
  if (entry.isEncrypted()) throw refusal(`${entry.fileName} is protected by a password. Pack it without one.`);
  if ((modeOf(entry) & fileKind.mask) === fileKind.link) {
    throw refusal(`${entry.fileName} is a link. Put the file itself there.`);
  }
}

/** As Unix keeps it; 0 when it was packed elsewhere. */
function modeOf({ externalFileAttributes }: Entry): number {
  return externalFileAttributes >>> 16;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const content = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(content) !== entry.crc32) throw new Error("it is damaged");
  return content;
}

async function asZip<Result>(read: () => Promise<Result>, name?: string): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError("invalid_input", `The zip file cannot be read${name ? ` at ${name}` : ""}: ${reason}`, {
      cause,
    });
  }
}

/** Archives of whole folders have that folder on top of everything. */
function onlyFolder(files: SourceFiles): string {
  if (files.has("component.json")) return "";
  const folders = new Set(
    [...files.keys()].map((path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "")),
  );
  const [only = ""] = folders;
  return folders.size === 1 ? only : "";
}
