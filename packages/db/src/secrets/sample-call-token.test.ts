import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { readSampleCallToken, sampleCallToken } from "./sample-call-token.ts";
import type { MasterKey } from "./sealing.ts";

const masterKey = randomBytes(32) as MasterKey; // a key made here needs no file

test("an address for a call leads back to its trial, and no other does", () => {
  const token = sampleCallToken(masterKey, "ab12");
  expect(readSampleCallToken(masterKey, token)).toBe("ab12");
  expect(readSampleCallToken(masterKey, token.replace("ab12", "ab13"))).toBeUndefined();
  expect(readSampleCallToken(masterKey, "ab12.")).toBeUndefined();
  expect(readSampleCallToken(randomBytes(32) as MasterKey, token)).toBeUndefined();
});
