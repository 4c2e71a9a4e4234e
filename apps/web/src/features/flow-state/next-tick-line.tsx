"use client";

import { countdown } from "@/lib/countdown.ts";
import { useClock } from "@/lib/use-clock.ts";
import { nextTick, type Schedule, zonedTime } from "./next-tick.ts";

/** The schedule's next tick, in its zone and as time left. */
export function NextTickLine({ schedule }: { schedule: Schedule }) {
  const now = useClock(1_000);
  const at = nextTick(schedule, now);
  return (
    <span className="tabular-nums">
      Its schedule: next at{" "}
      <time dateTime={new Date(at).toISOString()} className="font-medium">
        {zonedTime(at, schedule.timezone)}
      </time>{" "}
      {schedule.timezone}, in {countdown(at - now)}
    </span>
  );
}
