"use client";

import { CalendarClock, Webhook, Zap } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Schedule } from "./next-tick.ts";

/** Reading cron expressions weighs more than the rest of the page's state; only scheduled flows need it. */
const NextTickLine = lazy(async () => ({ default: (await import("./next-tick-line.tsx")).NextTickLine }));

/** What ends a flow's sleep. Without a schedule it is the webhook. */
export function WakesBy({ schedule }: { schedule: Schedule | undefined }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm [&_svg]:mt-0.5 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-ink-faint [&>li]:flex [&>li]:min-h-5 [&>li]:gap-2">
      {schedule ? (
        <li>
          <CalendarClock aria-hidden />
          <Suspense fallback="Its schedule">
            <NextTickLine schedule={schedule} />
          </Suspense>
        </li>
      ) : (
        <li>
          <Webhook aria-hidden />A call to its webhook
        </li>
      )}
      <li>
        <Zap aria-hidden />
        Run now, or a message that waits in a queue
      </li>
    </ul>
  );
}
