import { readHeaders } from "@millrace/broker";
import type { ExecutionRecount } from "@millrace/db";
import { uuidV7Time } from "../uuid-v7.ts";

/** What so many messages more (or fewer) with these headers change in their execution; none for a thread that does not tell its day. */
export function executionRecount(headers: Record<string, unknown>, messages: number): ExecutionRecount[] {
  const id = readHeaders(headers).threadId;
  const startedAt = id === undefined ? undefined : uuidV7Time(id);
  if (id === undefined || startedAt === undefined) return [];
  return [{ id, day: new Date(startedAt).toISOString().slice(0, 10), messages }];
}
