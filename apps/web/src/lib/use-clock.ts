"use client";

import { useMemo, useSyncExternalStore } from "react";

/**
 * The present in epoch milliseconds, down to whole ticks: what shows it is drawn again once per tick. Stands still in a hidden tab,
 * and is right again when the tab is shown.
 */
export function useClock(tickMs: number): number {
  const [subscribe, currentTick] = useMemo(() => clockOf(tickMs), [tickMs]);
  return useSyncExternalStore(subscribe, currentTick, currentTick);
}

function clockOf(tickMs: number) {
  const subscribe = (onTick: () => void) => {
    const tick = () => {
      if (!document.hidden) onTick();
    };
    const timer = setInterval(tick, tickMs);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  };
  // The same number during a whole tick, so that React sees no change between two reads.
  const currentTick = () => Math.floor(Date.now() / tickMs) * tickMs;
  return [subscribe, currentTick] as const;
}
