import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-CBC over JSON in base64, as on the platform's wire, with a key that comes by environment. */
const key = Buffer.from(process.env.BENCH_KEY ?? "", "hex");
const iv = Buffer.alloc(16, 7);

export function newKey(): string {
  return randomBytes(32).toString("hex");
}

export function seal(value: unknown): Buffer {
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.from(sealed.toString("base64"), "latin1");
}

export function open(content: Buffer): unknown {
  const decipher = createDecipheriv("aes-256-cbc", key, iv);
  const sealed = Buffer.from(content.toString("latin1"), "base64");
  return JSON.parse(decipher.update(sealed, undefined, "utf8") + decipher.final("utf8"));
}
