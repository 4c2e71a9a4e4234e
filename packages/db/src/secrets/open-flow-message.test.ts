import { createCipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { deriveFlowCipher } from "./derive-flow-cipher.ts";
import { openFlowMessage } from "./open-flow-message.ts";
import { sealFlowMessage } from "./seal-flow-message.ts";
import type { MasterKey } from "./sealing.ts";

const masterKey = Buffer.alloc(32, 7) as MasterKey; // any 32 bytes are a key

test("a flow's cipher is always the same, 16 bytes of IV long, and no other flow's", () => {
  const derived = deriveFlowCipher({ masterKey, flowId: "f1" });
  expect(deriveFlowCipher({ masterKey, flowId: "f1" })).toEqual(derived);
  expect(deriveFlowCipher({ masterKey, flowId: "f2" })).not.toEqual(derived);
  expect(Buffer.byteLength(derived.iv)).toBe(16);
});

test("a message opens with its own flow's cipher and with no other", () => {
  const sealed = sealFor("f1", { body: { sku: "ä-1" } });
  expect(openFlowMessage(masterKey, { flowId: "f1", sealed })).toEqual({ body: { sku: "ä-1" } });
  expect(openFlowMessage(masterKey, { flowId: "f2", sealed })).toBeUndefined();
  expect(openFlowMessage(masterKey, { flowId: "f1", sealed: "nonsense" })).toBeUndefined();
});

test("what the platform seals is what a step would have put on the wire", () => {
  const message = { body: { sku: "ä-1" }, headers: {} };
  expect(sealFlowMessage(masterKey, { flowId: "f1", message })).toBe(sealFor("f1", message));
});

/** As a step puts it on the wire: AES-256-CBC over JSON, key = SHA-256 of the password, base64. */
function sealFor(flowId: string, message: unknown): string {
  const { password, iv } = deriveFlowCipher({ masterKey, flowId });
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(password).digest(), iv);
  return cipher.update(JSON.stringify(message), "utf8", "base64") + cipher.final("base64");
}
