"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "@/lib/relative-time.ts";

const tickMs = 20_000;

/** An ISO moment as "4 min. ago"; the exact time on hover. Keeps itself current. */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  const nowMs = useNow();
  return (
    <time
      dateTime={at}
      title={new Date(at).toLocaleString()}
      {...(className && { className })}
      suppressHydrationWarning
    >
      {relativeTime(Date.parse(at), nowMs)}
    </time>
  );
}

function useNow(): number {
  return useSyncExternalStore(subscribe, currentTick, currentTick);
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  return () => clearInterval(timer);
}

/** The same number during a whole tick, so that React sees no change between two reads. A tick ahead: nothing lies in the future. */
function currentTick(): number {
  return Math.ceil(Date.now() / tickMs) * tickMs;
}
