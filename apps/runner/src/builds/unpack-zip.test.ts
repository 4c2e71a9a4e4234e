import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { isZip, unpackZip } from "./unpack-zip.ts";

interface Packed {
  name: string;
  content?: string;
  mode?: number;
  isEncrypted?: boolean;
  /** What is said of it, if not the truth. */
  claimedSize?: number;
  claimedChecksum?: number;
}

function zip(entries: readonly Packed[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content = `content of ${name}`, mode = 0o100644, isEncrypted = false, ...claimed } of entries) {
    const packed = deflateRawSync(content);
    const size = claimed.claimedSize ?? Buffer.byteLength(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(claimed.claimedChecksum ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(mode, 8);
    rest.writeUInt32LE(offset, 10);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, rest, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...list, end]);
}

test("a zip file is known by its beginning", () => {
  expect(isZip(zip([{ name: "a" }]))).toBe(true);
  expect(isZip(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]))).toBe(false);
});

test("files are taken as they are, without what is installed anew", async () => {
  const names = ["component.json", "lib/a.js", "lib/", "node_modules/x.js", ".git/config", "__MACOSX/component.json"];
  const files = await unpackZip(zip([...names.map((name) => ({ name })), { name: "run.sh", mode: 0o100755 }]));
  expect([...files.keys()]).toEqual(["component.json", "lib/a.js", "run.sh"]);
  expect(files.get("run.sh")).toEqual({ content: Buffer.from("content of run.sh"), isExecutable: true });
});

test("when all is in one folder, that is the component's", async () => {
  const files = await unpackZip(zip([{ name: "shop-main/component.json" }, { name: "shop-main/lib/a.js" }]));
  expect([...files.keys()]).toEqual(["component.json", "lib/a.js"]);
});

test.each<[string, Packed, RegExp]>([
  ["that leads out", { name: "../outside" }, /relative path: ..\/outside/],
  ["that leads out with backslashes", { name: "lib\\..\\..\\outside" }, /relative path/],
  ["that is a link", { name: "link", content: "/etc/passwd", mode: 0o120777 }, /is a link/],
  ["with a password", { name: "a", isEncrypted: true }, /protected by a password/],
  ["larger than it says", { name: "bomb", content: "0".repeat(100_000), claimedSize: 10 }, /bomb/],
  ["smaller than it says", { name: "a", claimedSize: 1_000 }, /cannot be read at a/],
  ["that was damaged", { name: "a", claimedChecksum: 1 }, /damaged/],
  ["too large", { name: "a", claimedSize: 300_000_000 }, /larger than 200 MB/],
])("an entry %s is refused", async (_what, entry, reason) => {
  await expect(unpackZip(zip([{ name: "component.json" }, entry]))).rejects.toThrow(reason);
});

test("too many files, cut archives and other things are refused", async () => {
  const many = Array.from({ length: 20_001 }, (_, index) => ({ name: `f${index}`, content: "" }));
  await expect(unpackZip(zip(many))).rejects.toThrow(/more than 20000 files/);
  const whole = zip([{ name: "component.json" }]);
  await expect(unpackZip(whole.subarray(0, whole.length - 30))).rejects.toThrow(/cannot be read/);
  await expect(unpackZip(Buffer.from("PK\u0003\u0004 and nothing more than that"))).rejects.toThrow(/cannot be read/);
}, 30_000); // twenty thousand entries take a busy machine a while
