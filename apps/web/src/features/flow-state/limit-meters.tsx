import { Meter } from "@/components/feedback/meter.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";
import type { FullestQueue } from "../flow-live/fullest-queue.ts";
import type { QueueLimits } from "../flow-live/queue-load.ts";

export interface LimitMetersProps {
  /** Undefined while nothing waits anywhere. */
  queue: FullestQueue | undefined;
  stepName: string | undefined;
  limits: QueueLimits;
}

/** How far the fullest queue is from the limits that suspend the flow. */
export function LimitMeters({ queue, stepName, limits }: LimitMetersProps) {
  return (
    <section aria-label="Limits" className="flex flex-col gap-1.5">
      <h3 className="truncate text-ink-faint text-xs">
        {queue ? `Fullest queue: in front of ${stepName}` : "Queues: nothing waits"}
      </h3>
      <Meter
        label="Messages"
        value={queue?.depth ?? 0}
        max={limits.messages}
        words={`${formatCount(queue?.depth ?? 0)} of ${formatCount(limits.messages)}`}
      />
      <Meter
        label="Size"
        value={queue?.bytes ?? 0}
        max={limits.bytes}
        words={`${formatMegabytes(queue?.bytes ?? 0)} of ${formatMegabytes(limits.bytes)}`}
      />
    </section>
  );
}
