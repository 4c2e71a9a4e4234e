import { hkdfSync } from "node:crypto";
import type { MasterKey } from "./sealing.ts";

export interface FlowCipherKey {
  password: string;
  /** Exactly 16 bytes. */
  iv: string;
}

/** A flow's own password and IV for its messages, derived from the installation's key, so that nothing needs storing. */
export function deriveFlowCipher({ masterKey, flowId }: { masterKey: MasterKey; flowId: string }): FlowCipherKey {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", masterKey, "", `millrace/${purpose}/${flowId}`, bytes)).toString("base64url");
  // 12 bytes are 16 printable characters.
  return { password: derive("message-password", 32), iv: derive("message-iv", 12) };
}
