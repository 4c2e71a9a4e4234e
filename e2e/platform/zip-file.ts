import { crc32 } from "node:zlib";

/** A zip file of these texts, as it comes out of a person's file manager: everything in one folder. */
export function zipFile(folder: string, files: Readonly<Record<string, unknown>>): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(`${folder}/${path}`);
    const text = Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
    const facts = Buffer.alloc(26);
    facts.writeUInt32LE(crc32(text), 10);
    facts.writeUInt32LE(text.length, 14);
    facts.writeUInt32LE(text.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, name, text]);
    list.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, place, name);
    parts.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...list, end]);
}
