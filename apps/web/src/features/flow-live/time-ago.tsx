"use client";

import { relativeTime } from "@/lib/relative-time.ts";
import { useNow } from "./use-now.ts";

/** "4 min. ago", with the exact moment on hover. `at` is an ISO string or epoch milliseconds. */
export function TimeAgo({ at, className }: { at: string | number; className?: string }) {
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={moment.toLocaleString()} className={className}>
      {relativeTime(moment.getTime(), Math.max(now, moment.getTime()))}
    </time>
  );
}
