import { createCipheriv, createHash } from "node:crypto";
import { deriveFlowCipher } from "./derive-flow-cipher.ts";
import type { MasterKey } from "./sealing.ts";

/** Seals a message as its flow's steps do (base64 of AES-256-CBC over JSON, protocol version 1): any of them can open it. */
export function sealFlowMessage(
  masterKey: MasterKey,
  { flowId, message }: { flowId: string; message: unknown },
): string {
  const { password, iv } = deriveFlowCipher({ masterKey, flowId });
  const key = createHash("sha256").update(password, "utf8").digest();
  const cipher = createCipheriv("aes-256-cbc", key, Buffer.from(iv, "utf8"));
  return cipher.update(JSON.stringify(message), "utf8", "base64") + cipher.final("base64");
}
