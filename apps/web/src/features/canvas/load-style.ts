import type { QueueLimits, QueueLoad } from "@/features/flow-live/queue-load.ts";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";
import type { LimitLevel } from "@/lib/limit-level.ts";

/** Colours of a queue on its way to the limit. The words beside it say the same. */
export const loadStyle: Record<LimitLevel, { text: string; border: string; bar: string }> = {
  calm: { text: "text-ink-muted", border: "", bar: "bg-accent" },
  warning: { text: "text-suspended", border: "border-suspended", bar: "bg-suspended" },
  critical: { text: "text-problem", border: "border-problem", bar: "bg-problem" },
};

/** "4 % of the limit (3 412 of 75 000 messages)": of the limit that would be reached first. */
export function describeLoad({
  fraction,
  nearer,
  limits,
  depth,
  bytes,
}: QueueLoad & { limits: QueueLimits; bytes: number }): string {
  const amount = nearer === "bytes" ? formatMegabytes(bytes) : formatCount(depth);
  const limit = nearer === "bytes" ? formatMegabytes(limits.bytes) : formatMany(limits.messages, "message");
  const percent = fraction > 0 && fraction < 0.01 ? "less than 1" : Math.floor(fraction * 100);
  return `${percent} % of the limit (${amount} of ${limit})`;
}
