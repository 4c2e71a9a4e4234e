import { DomainError } from "@millrace/flow";
import type { Database } from "../database.ts";
import { type MasterKey, seal, unseal } from "./sealing.ts";

const settingKey = "encryption-key-check";
const proof = "millrace";

/**
 * Makes sure that this key is the one the database was sealed with; the first program ever to start leaves the proof behind.
 * Throws `wrong_key`.
 */
export async function verifyEncryptionKey(db: Database, { masterKey }: { masterKey: MasterKey }): Promise<void> {
  const sealed = seal(masterKey, { value: proof, context: settingKey }).toString("base64");
  const setting = await db.setting.upsert({
    where: { key: settingKey },
    create: { key: settingKey, value: sealed },
    update: {},
  });
  try {
    unseal(masterKey, { sealed: Buffer.from(String(setting.value), "base64"), context: settingKey });
  } catch (cause) {
    throw new DomainError(
      "wrong_key",
      "The encryption key does not fit this database: its credentials were sealed with another. Put the old key file back, or start with an empty database.",
      { cause },
    );
  }
}
