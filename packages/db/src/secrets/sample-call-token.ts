import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { MasterKey } from "./sealing.ts";

/** What stands in the temporary address of a trial that waits for a webhook call: derived, so that nothing needs storing. */
export function sampleCallToken(masterKey: MasterKey, runId: string): string {
  return `${runId}.${proof(masterKey, runId)}`;
}

/** The trial an address belongs to; undefined when we never gave it out. Takes the same time whatever is wrong. */
export function readSampleCallToken(masterKey: MasterKey, token: string): string | undefined {
  const [runId = "", given = ""] = token.split(".");
  const expected = Buffer.from(proof(masterKey, runId));
  const shown = Buffer.from(given);
  return shown.length === expected.length && timingSafeEqual(shown, expected) ? runId : undefined;
}

function proof(masterKey: MasterKey, runId: string): string {
  const key = Buffer.from(hkdfSync("sha256", masterKey, "", "millrace/sample-call", 32));
  return createHmac("sha256", key).update(runId).digest("base64url").slice(0, 32);
}
