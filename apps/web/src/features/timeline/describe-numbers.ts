import { formatCount, formatMany } from "../../lib/format-count.ts";
import { formatMegabytes } from "../../lib/format-megabytes.ts";
import type { TimelineEntry } from "./timeline-entry.ts";

const words: Record<string, (count: number) => string> = {
  droppedMessages: (count) => `${formatMany(count, "message")} dropped`,
  dropped: (count) => `${formatMany(count, "message")} dropped`,
  waitingMessages: (count) => `${formatMany(count, "message")} waiting`,
  waitingBytes: (bytes) => `${formatMegabytes(bytes)} waiting`,
  leftMessages: (count) => `${formatMany(count, "message")} left`,
  moved: (count) => `${formatMany(count, "message")} moved on`,
  imported: (count) => `${formatMany(count, "message")} imported`,
  retried: (count) => `${formatMany(count, "message")} sent back`,
  dismissed: (count) => `${formatMany(count, "error")} dismissed`,
  failed: (count) => `${formatCount(count)} failed`,
  missedTicks: (count) => `${formatMany(count, "poll")} missed`,
  days: (count) => formatMany(count, "day"),
  replicas: (count) => formatMany(count, "container"),
  prefetch: (count) => `${formatMany(count, "message")} at once`,
};

/** The figures of a line in words; those that its reason gives already are left out. */
export function describeNumbers({ reason, numbers }: Pick<TimelineEntry, "reason" | "numbers">): string[] {
  return Object.entries(numbers).flatMap(([name, value]) => {
    if (typeof value !== "number" || new RegExp(`(?<!\\d)${value}(?!\\d)`).test(reason)) return [];
    return [words[name]?.(value) ?? `${plain(name)}: ${formatCount(value)}`];
  });
}

/** `wakeUps` → "wake ups". */
function plain(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
