import { createCipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Undecryptable } from "./broker-errors.ts";
import { createMessageCipher } from "./message-cipher.ts";

const cipher = createMessageCipher({ password: "testCryptoPassword", iv: "iv=any16_symbols" });

test("the wire is the published one: AES-256-CBC, SHA-256 of the password, the IV as given, base64 in version 1", () => {
  // Made with `openssl enc -aes-256-cbc -K $(printf testCryptoPassword | sha256sum) -iv $(printf iv=any16_symbols | xxd -p)`.
  const vector = "b7sCZCgMCtpnIVKos2i1GuThqDwCEkuJLGTlP/6Z3No=";
  expect(cipher.seal({ body: { name: "Müller" } }, 1).toString("latin1")).toBe(vector);
  expect(cipher.open(Buffer.from(vector), 1)).toEqual({ body: { name: "Müller" } });
});

test("version 2 carries the raw bytes of version 1", () => {
  const message = { body: "x".repeat(1000) };
  const raw = cipher.seal(message, 2);
  expect(Buffer.from(cipher.seal(message, 1).toString(), "base64").equals(raw)).toBe(true);
  expect(cipher.open(raw, 2)).toEqual(message);
});

test("a body of another key, a damaged one and one that is not JSON cannot be opened", () => {
  const other = createMessageCipher({ password: "other", iv: "iv=any16_symbols" });
  expect(() => cipher.open(other.seal({}), 1)).toThrow(Undecryptable);
  expect(() => cipher.open(Buffer.from("not base64 at all"), 1)).toThrow(Undecryptable);
  const key = createHash("sha256").update("testCryptoPassword").digest();
  const text = createCipheriv("aes-256-cbc", key, "iv=any16_symbols");
  expect(() => cipher.open(Buffer.concat([text.update("{oops"), text.final()]), 2)).toThrow(Undecryptable);
});

test("an IV of another length is refused at once", () => {
  expect(() => createMessageCipher({ password: "p", iv: "short" })).toThrow(/16 bytes/);
});
