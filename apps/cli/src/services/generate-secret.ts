import { randomBytes } from "node:crypto";

/** 192 random bits in characters that need no escaping in URLs, SQL and configuration files. */
export function generateSecret(): string {
  return randomBytes(24).toString("base64url");
}
