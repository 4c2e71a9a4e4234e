import { InvalidArgumentError } from "commander";

/** Reads an option that takes a time, `2026-01-31` or `2026-01-31T08:00:00Z`; anything else is a usage error. */
export function moment(text: string): string {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  throw new InvalidArgumentError("It takes a time like 2026-01-31T08:00:00Z.");
}
