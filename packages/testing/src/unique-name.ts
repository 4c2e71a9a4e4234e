import { randomBytes } from "node:crypto";

/** A name no other test file has: `test_<purpose>_<10 hex digits>`; safe in SQL, in AMQP and in Docker labels. */
export function uniqueName(purpose: string): string {
  return `test_${purpose}_${randomBytes(5).toString("hex")}`;
}
