"use client";

import { relativeTime } from "@/lib/relative-time.ts";
import { useClock } from "@/lib/use-clock.ts";

/** As `toLocaleString("en-GB")` writes it, which makes this anew for each moment. */
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "medium" });
const tickMs = 20_000;

/** An ISO moment as "4 min. ago"; the exact time on hover. Keeps itself current. */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  const nowMs = useClock(tickMs) + tickMs; // a tick ahead: nothing lies in the future
  return (
    <time dateTime={at} title={exact.format(new Date(at))} {...(className && { className })} suppressHydrationWarning>
      {relativeTime(Date.parse(at), nowMs)}
    </time>
  );
}
