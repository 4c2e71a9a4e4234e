"use client";

import { defaultLimits, keepsQueues } from "@millrace/flow";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowState, useLiveStep } from "@/features/flow-live/live-context.tsx";
import { type LoadLevel, queueLoad } from "@/features/flow-live/queue-load.ts";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";

const levelStyle: Record<LoadLevel, { pill: string; bar: string }> = {
  calm: { pill: "text-ink-muted", bar: "bg-accent" },
  warning: { pill: "border-suspended text-suspended", bar: "bg-suspended" },
  critical: { pill: "border-problem text-problem", bar: "bg-problem" },
};

/** Messages in front of a step, with a hairline towards the queue's limit. */
export function DepthPill({ stepId, stepName }: { stepId: string; stepName: string }) {
  const step = useLiveStep(stepId);
  const state = useFlowState();
  const limit = useEditor((editor) => editor.history.present.limits?.messages ?? defaultLimits.messages);
  if (!step || !keepsQueues(state)) return null;
  const { depth, fraction, level } = queueLoad(step, limit);
  const style = levelStyle[level];
  const words = `${formatMany(depth, "message")} waiting for ${stepName}`;
  return (
    <span
      title={`${words}; limit ${formatMany(limit, "message")}`}
      className={cn(
        "relative min-w-7 overflow-hidden rounded-full border border-line-strong bg-surface px-1.5 text-center text-xs tabular-nums leading-4",
        style.pill,
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
