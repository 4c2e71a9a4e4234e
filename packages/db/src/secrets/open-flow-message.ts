import { createDecipheriv, createHash } from "node:crypto";
import { deriveFlowCipher } from "./derive-flow-cipher.ts";
import type { MasterKey } from "./sealing.ts";

/** Opens what a step sealed with its flow's cipher (base64 of AES-256-CBC over JSON). Undefined when it cannot be opened. */
export function openFlowMessage(masterKey: MasterKey, { flowId, sealed }: { flowId: string; sealed: string }): unknown {
  const { password, iv } = deriveFlowCipher({ masterKey, flowId });
  const key = createHash("sha256").update(password, "utf8").digest();
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, Buffer.from(iv, "utf8"));
    return JSON.parse(decipher.update(sealed, "base64", "utf8") + decipher.final("utf8"));
  } catch {
    // A foreign component may have sealed nonsense; the rest of the record is still worth showing.
    return undefined;
  }
}
