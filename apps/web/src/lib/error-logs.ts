import { readApiError } from "./api-error.ts";

/** What a component said before it failed, when it was a component that did; else nothing. */
export function errorLogs(error: unknown): readonly string[] {
  const { details } = readApiError(error);
  const logs = typeof details === "object" && details !== null && "logs" in details ? details.logs : [];
  return Array.isArray(logs) ? logs.filter((line) => typeof line === "string") : [];
}
