import { randomBytes } from "node:crypto";
import type { Installation } from "./installation.ts";
import { readIfThere, writePrivateFile } from "./private-files.ts";
import { Refusal } from "./refusal.ts";
import type { Report } from "./report.ts";

/**
 * Makes the installation's own secrets, each once, in files only its owner can read: the encryption key of the saved
 * credentials (32 random bytes, base64) and the secret that signs browser sessions.
 */
export async function ensureSecrets({ paths }: Installation, report: Report): Promise<void> {
  if (await ensureEncryptionKey(paths.encryptionKey)) {
    report.done("Encryption key", `made at ${paths.encryptionKey}; keep a copy: without it saved credentials are lost`);
  }
  if ((await readIfThere(paths.authSecret)) === undefined) {
    await writePrivateFile(paths.authSecret, `${randomBytes(32).toString("base64url")}\n`);
  }
}

/** A key is never replaced: what it sealed could not be opened any more. Returns whether it was made now. */
async function ensureEncryptionKey(path: string): Promise<boolean> {
  const text = await readIfThere(path);
  if (text === undefined) {
    await writePrivateFile(path, `${randomBytes(32).toString("base64")}\n`);
    return true;
  }
  if (Buffer.from(text.trim(), "base64").length === 32) return false;
  throw new Refusal(
    `${path} is not an encryption key (32 bytes in base64). Put the right file back; without it the saved credentials cannot be read.`,
    { code: "wrong_key" },
  );
}
