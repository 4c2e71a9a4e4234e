import { CronExpressionParser } from "cron-parser";

interface Schedule {
  /** Five fields. */
  cron: string;
  timezone: string;
}

/** The newest tick of a schedule that is not after `now`; all times are epoch milliseconds. */
export function lastTick({ cron, timezone }: Schedule, now: number): number {
  // `prev` leaves out the very moment it starts from.
  const ticks = CronExpressionParser.parse(cron, { currentDate: new Date(now + 1), tz: timezone });
  return ticks.prev().getTime();
}

/** The first tick of a schedule after `now`. Throws for what is no cron expression or time zone. */
export function nextTick({ cron, timezone }: Schedule, now: number): number {
  return CronExpressionParser.parse(cron, { currentDate: new Date(now), tz: timezone })
    .next()
    .getTime();
}

/** How many ticks a schedule has after `from`, up to and including `to`; counts no further than `most`. */
export function countTicks(
  { cron, timezone }: Schedule,
  { from, to, most = 1_000 }: { from: number; to: number; most?: number },
): number {
  const ticks = CronExpressionParser.parse(cron, { currentDate: new Date(from), tz: timezone });
  let count = 0;
  while (count < most && ticks.next().getTime() <= to) count += 1;
  return count;
}
