import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";
import { type FullestQueue, limitIsNearFrom } from "../flow-live/fullest-queue.ts";
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
    <section aria-label="Limits" className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5">
      <h3 className="col-span-3 truncate text-ink-faint text-xs">
        {queue ? `Fullest queue: in front of ${stepName}` : "Queues: nothing waits"}
      </h3>
      <Meter
        label="Messages"
        value={queue?.depth ?? 0}
        limit={limits.messages}
        words={`${formatCount(queue?.depth ?? 0)} of ${formatCount(limits.messages)}`}
      />
      <Meter
        label="Size"
        value={queue?.bytes ?? 0}
        limit={limits.bytes}
        words={`${formatMegabytes(queue?.bytes ?? 0)} of ${formatMegabytes(limits.bytes)}`}
      />
    </section>
  );
}

function Meter({ label, value, limit, words }: { label: string; value: number; limit: number; words: string }) {
  const share = Math.min(1, value / Math.max(1, limit));
  const isNear = share >= limitIsNearFrom;
  return (
    <div className="contents text-xs">
      <span className="text-ink-muted">{label}</span>
      <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <span
          className={cn("block h-full rounded-full", isNear ? "bg-suspended" : "bg-accent")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className={cn("text-right tabular-nums", isNear ? "font-medium text-suspended" : "text-ink-muted")}>
        {words}
      </span>
    </div>
  );
}
