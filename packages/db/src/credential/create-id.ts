import { randomUUID } from "node:crypto";

/** An id that is needed before its row exists: the values are sealed together with it. */
export function createId(): string {
  return `c${randomUUID().replaceAll("-", "").slice(0, 24)}`;
}
