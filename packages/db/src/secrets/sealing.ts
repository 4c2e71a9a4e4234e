import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { DomainError } from "@millrace/flow";

/** The installation's key: 32 bytes, kept in a file only the operator can read. */
export type MasterKey = Buffer & { readonly __kind: "MasterKey" };

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Reads the key file (base64, mode 0600). Throws `wrong_key` with the cure. */
export function readMasterKey(path: string): MasterKey {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) {
    throw new DomainError(
      "wrong_key",
      `There is no encryption key at ${path}. Put the key file back from your backup.`,
    );
  }
  if ((mode & 0o077) !== 0) {
    throw new DomainError("wrong_key", `Others may read the encryption key ${path}. Run: chmod 600 ${path}`);
  }
  const key = Buffer.from(readFileSync(path, "utf8").trim(), "base64");
  if (key.length !== keyBytes) {
    throw new DomainError(
      "wrong_key",
      `${path} holds no key of ${keyBytes} bytes (base64). Put the key file back from your backup.`,
    );
  }
  return key as MasterKey; // checked above
}

/**
 * Seals a JSON value: nonce, tag, ciphertext (AES-256-GCM). `context` (for instance the row's id) is authenticated, so that a
 * sealed value cannot be moved to another row.
 */
export function seal(key: MasterKey, { value, context }: { value: unknown; context: string }): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Opens what `seal` made with the same key and context. Throws `wrong_key`. */
export function unseal(key: MasterKey, { sealed, context }: { sealed: Uint8Array; context: string }): unknown {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return JSON.parse(text.toString("utf8"));
  } catch (cause) {
    throw new DomainError("wrong_key", "A stored secret cannot be opened with this encryption key.", { cause });
  }
}
