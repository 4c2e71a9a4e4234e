import { randomBytes } from "node:crypto";

/** Names are unique per workspace, and a test may run twice on one platform. */
export function unique(name: string): string {
  return `${name} ${randomBytes(2).toString("hex")}`;
}
