"use client";

import { shortCount } from "@/features/flow-live/short-count.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { describeLoad, loadStyle } from "./load-style.ts";
import { useQueueLoad } from "./use-queue-load.ts";

/** Messages in front of a step, with a hairline towards the queue's limit. */
export function DepthPill({ stepId, stepName }: { stepId: string; stepName: string }) {
  const load = useQueueLoad(stepId);
  if (!load) return null;
  const { depth, fraction, level } = load;
  const style = loadStyle[level];
  const words = `${formatMany(depth, "message")} waiting for ${stepName}`;
  return (
    <span
      title={`${words}; ${describeLoad(load)}`}
      className={cn(
        "relative min-w-7 overflow-hidden rounded-full border border-line-strong bg-surface px-1.5 text-center text-xs tabular-nums leading-4",
        style.text,
        style.border,
        depth === 0 && "text-ink-faint",
        depth > 0 && "font-medium",
      )}
    >
      <span aria-hidden>{shortCount(depth)}</span>
      <span className="sr-only">{words}</span>
      {depth > 0 && (
        <span
          aria-hidden
          className={cn("absolute bottom-0 left-0 h-0.5 transition-[width]", style.bar)}
          style={{ width: `${Math.max(6, fraction * 100)}%` }}
        />
      )}
    </span>
  );
}
