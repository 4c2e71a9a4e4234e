import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMasterKey } from "../secrets/sealing.ts";
import { openVariables, sealVariables } from "./component-variables.ts";

test("variables of a component are not kept in the clear, and come back as they were", () => {
  const folder = mkdtempSync(join(tmpdir(), "millrace-variables-"));
  try {
    const file = join(folder, "key");
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
    const masterKey = readMasterKey(file);
    const given = { SHOP_KEY: "s3cret", EMPTY: "", EIO_REQUIRED_RAM_MB: "512" };
    const kept = sealVariables(masterKey, given);
    expect(Object.keys(kept)).toEqual(Object.keys(given));
    expect(JSON.stringify(kept)).not.toContain("s3cret");
    expect(kept.EIO_REQUIRED_RAM_MB).toBe("512");
    expect(openVariables(masterKey, kept)).toEqual(given);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
