import { createHash } from "node:crypto";

/** What is kept of a secret that only its holder knows. The secrets are long and random, so one round is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
