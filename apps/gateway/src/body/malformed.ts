import { Refusal } from "../refusal.ts";

export function malformed(what: string, cause?: unknown): Refusal {
  const detail = cause instanceof Error ? `: ${cause.message}` : "";
  return new Refusal({ status: 400, code: "malformed", message: `${what}${detail}`, cause });
}
