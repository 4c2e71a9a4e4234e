"use client";

import type { LiveStep } from "@millrace/flow";
import { shortSpan } from "@millrace/flow";
import { useClock } from "@/lib/use-clock.ts";

type Oldest = NonNullable<LiveStep["oldest"]>;

/** How long the oldest message of a queue has been in it; "4 min", or "over 4 min" when it was there before anybody counted. */
export function QueueAge({ oldest }: { oldest: Oldest }) {
  const now = useClock(1_000);
  return (
    <span title={`${ageWords(oldest)}, since ${new Date(oldest.at).toLocaleString("en-GB")}`}>
      {oldest.isAtLeast && "over "}
      {shortSpan(now - oldest.at)}
    </span>
  );
}

function ageWords({ isAtLeast }: Oldest): string {
  return isAtLeast
    ? "The oldest message was in the queue before the counting began"
    : "The oldest message is in the queue, by the count of what came and went";
}
