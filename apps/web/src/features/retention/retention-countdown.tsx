"use client";

import { cn } from "@/lib/cn.ts";
import { countdown } from "@/lib/countdown.ts";
import { useClock } from "@/lib/use-clock.ts";
import { retentionLevel } from "./retention-level.ts";

/** Time until a suspended flow's messages are dropped, short enough for a row. */
export function RetentionCountdown({ endsAt }: { endsAt: string }) {
  const now = useClock(1_000);
  const end = Date.parse(endsAt);
  const level = retentionLevel(end, now);
  return (
    <time
      dateTime={endsAt}
      title={`Messages are dropped on ${new Date(endsAt).toLocaleString("en-GB")}`}
      className={cn(
        "whitespace-nowrap text-xs tabular-nums",
        level === "calm" ? "text-ink-faint" : "font-medium text-suspended",
      )}
    >
      <span className="sr-only">Messages are dropped in </span>
      {countdown(end - now)}
    </time>
  );
}
