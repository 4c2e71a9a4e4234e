import { CronExpressionParser } from "cron-parser";

export interface Schedule {
  cron: string;
  timezone: string;
}

/** The first tick of a schedule after `now`; epoch milliseconds. Throws for what is no cron expression or time zone. */
export function nextTick({ cron, timezone }: Schedule, now: number): number {
  return CronExpressionParser.parse(cron, { currentDate: new Date(now), tz: timezone })
    .next()
    .getTime();
}

/** A moment as clocks in the zone show it: "Mon, 2 Mar, 08:30". */
export function zonedTime(at: number, timezone: string): string {
  return new Date(at).toLocaleString("en-GB", {
    timeZone: timezone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}
