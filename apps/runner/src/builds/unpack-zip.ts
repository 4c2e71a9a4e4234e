import { crc32, inflateRawSync } from "node:zlib";
import { bytesPerMegabyte, DomainError } from "@millrace/flow";
import { filesBelow, leftOut, most, placeOf, refusal, type SourceFile, type SourceFiles } from "./unpack-source.ts";

/** By its first bytes, which every other kind of archive has differently. */
export function isZip(source: Buffer): boolean {
  return source.length > 4 && source.readUInt32LE(0) === signatures.file;
}

/**
 * Takes a zip file apart; when everything is in one folder, that folder is the component's. Throws `invalid_input` for what is none, is too
 * large, leads out of the folder or holds links.
 */
export function unpackZip(source: Buffer): SourceFiles {
  const files = new Map<string, SourceFile>();
  let bytes = 0;
  for (const entry of listEntries(source)) {
    const path = placeOf(entry.name);
    if (entry.name.endsWith("/") || leftOut.test(path) || path.endsWith(".DS_Store")) continue;
    if ((entry.mode & fileKind.mask) === fileKind.link) {
      throw refusal(`${entry.name} is a link. Put the file itself there.`);
    }
    // What an entry says of its size is held against it below: nothing larger is ever unpacked.
    bytes += entry.size;
    if (bytes > most.bytes) throw refusal(`It is larger than ${most.bytes / bytesPerMegabyte} MB unpacked.`);
    if (files.size >= most.files) throw refusal(`It has more than ${most.files} files.`);
    files.set(path, { content: contentOf(source, entry), isExecutable: (entry.mode & 0o100) !== 0 });
  }
  return filesBelow(files, onlyFolder(files));
}

const signatures = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const fileKind = { mask: 0o170000, link: 0o120000 };
/** The end's own length, and the longest comment behind it. */
const endBytes = { least: 22, most: 22 + 65_535 };
const needsZip64 = 0xffffffff;

interface Entry {
  name: string;
  isEncrypted: boolean;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  /** As Unix keeps it; 0 when it was packed elsewhere. */
  mode: number;
  offset: number;
}

function listEntries(source: Buffer): Entry[] {
  try {
    const end = findEnd(source);
    const count = source.readUInt16LE(end + 10);
    let place = source.readUInt32LE(end + 16);
    return Array.from({ length: count }, () => {
      if (source.readUInt32LE(place) !== signatures.entry) throw new RangeError("its list of files is broken");
      const nameLength = source.readUInt16LE(place + 28);
      const restLength = source.readUInt16LE(place + 30) + source.readUInt16LE(place + 32);
      const entry = readEntry(source, { place, nameLength });
      place += 46 + nameLength + restLength;
      return entry;
    });
  } catch (cause) {
    throw noZip(cause);
  }
}

function readEntry(source: Buffer, { place, nameLength }: { place: number; nameLength: number }): Entry {
  return {
    isEncrypted: (source.readUInt16LE(place + 8) & 1) === 1,
    method: source.readUInt16LE(place + 10),
    checksum: source.readUInt32LE(place + 16),
    packedSize: source.readUInt32LE(place + 20),
    size: source.readUInt32LE(place + 24),
    mode: source.readUInt16LE(place + 40),
    offset: source.readUInt32LE(place + 42),
    name: source.toString("utf8", place + 46, place + 46 + nameLength),
  };
}

function findEnd(source: Buffer): number {
  const first = Math.max(0, source.length - endBytes.most);
  for (let place = source.length - endBytes.least; place >= first; place--) {
    if (source.readUInt32LE(place) === signatures.end) return place;
  }
  throw new RangeError("its end is missing");
}

const unpackers: Record<number, (packed: Buffer, size: number) => Buffer> = {
  0: (packed) => packed,
  8: (packed, size) => inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }),
};

function contentOf(source: Buffer, entry: Entry): Buffer {
  const { name, offset, packedSize, size, method, checksum, isEncrypted } = entry;
  const unpack = unpackers[method];
  if (isEncrypted) throw refusal(`${name} is protected by a password. Pack it without one.`);
  if (!unpack || size === needsZip64 || packedSize === needsZip64) {
    throw refusal(`${name} is packed in a way that is not read here. Pack it again with the usual settings.`);
  }
  try {
    if (source.readUInt32LE(offset) !== signatures.file) throw new RangeError("a file is not where it should be");
    const start = offset + 30 + source.readUInt16LE(offset + 26) + source.readUInt16LE(offset + 28);
    const content = unpack(source.subarray(start, start + packedSize), size);
    if (content.length !== size || crc32(content) !== checksum) throw new RangeError("it is damaged");
    return Buffer.from(content);
  } catch (cause) {
    throw noZip(cause, name);
  }
}

function noZip(cause: unknown, name?: string): DomainError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DomainError("invalid_input", `The zip file cannot be read${name ? ` at ${name}` : ""}: ${reason}`, {
    cause,
  });
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
