"use client";

import { ExecutionEdgeCount } from "@/features/executions/execution-step.tsx";
import { useExecutionView } from "@/features/executions/execution-view.tsx";
import type { EdgeEnds } from "@/features/flow-editor/document/find-step.ts";
import { useLiveStep } from "@/features/flow-live/live-context.tsx";
import { useLiveView } from "@/features/flow-live/live-view.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { shortRate } from "@/features/flow-live/short-rate.ts";
import { cn } from "@/lib/cn.ts";
import { formatCount } from "@/lib/format-count.ts";
import { formatMegabytes } from "@/lib/format-megabytes.ts";
import { DepthPill } from "./depth-pill.tsx";
import { describeLoad, loadStyle } from "./load-style.ts";
import { QueueAge } from "./queue-age.tsx";
import { useQueueLoad } from "./use-queue-load.ts";

/**
 * In the middle of an edge: depth, and when something moves or waits, its rate and age; with the overlay, the limit as well. Of an
 * execution that is shown: how many of its messages came by.
 */
export function EdgeFacts({ edge, stepName }: { edge: EdgeEnds; stepName: string }) {
  const stepId = edge.target;
  const showsExecution = useExecutionView((shown) => shown !== undefined);
  const showsQueues = useLiveView((view) => view.showsQueues);
  if (showsExecution) return <ExecutionEdgeCount {...edge} />;
  return showsQueues ? (
    <QueueOverlay stepId={stepId} stepName={stepName} />
  ) : (
    <span className="flex flex-col items-center">
      <DepthPill stepId={stepId} stepName={stepName} />
      <Movement stepId={stepId} className="absolute top-full mt-0.5" />
    </span>
  );
}

function Movement({ stepId, className }: { stepId: string; className: string }) {
  const step = useLiveStep(stepId);
  const load = useQueueLoad(stepId);
  if (!step || !load || (step.inPerSecond === 0 && !step.oldest)) return null;
  return (
    <span
      className={cn(
        "flex items-center gap-1 whitespace-nowrap rounded-sm bg-canvas/80 px-0.5 text-ink-faint text-xs tabular-nums leading-4",
        className,
      )}
    >
      {step.inPerSecond > 0 && (
        <span title="Messages per second, of the last second">{shortRate(step.inPerSecond)}</span>
      )}
      {step.inPerSecond > 0 && step.oldest && <span aria-hidden>·</span>}
      {step.oldest && (
        <span>
          <span className="sr-only">oldest </span>
          <QueueAge oldest={step.oldest} />
        </span>
      )}
    </span>
  );
}

function QueueOverlay({ stepId, stepName }: { stepId: string; stepName: string }) {
  const step = useLiveStep(stepId);
  const load = useQueueLoad(stepId);
  if (!step || !load) return null;
  const { depth, fraction, level, nearer, limits, bytes } = load;
  const style = loadStyle[level];
  const isBytes = nearer === "bytes";
  return (
    // Low enough for two connections that part, narrow enough for the gap between two steps.
    <span
      role="img"
      aria-label={`Queue in front of ${stepName}: ${describeLoad(load)}`}
      title={describeLoad(load)}
      className={cn(
        "flex w-26 flex-col rounded-control border border-line-strong bg-surface px-1.5 py-0.5 text-ink-muted text-xs tabular-nums leading-4",
        style.border,
      )}
    >
      <span className="flex justify-between gap-1 whitespace-nowrap">
        <span className={cn("font-medium", depth > 0 ? style.text : "text-ink-faint")}>
          {isBytes ? formatMegabytes(bytes) : formatCount(depth)}
        </span>
        <span className="text-ink-faint">
          of {isBytes ? formatMegabytes(limits.bytes) : shortCount(limits.messages)}
        </span>
      </span>
      <span className="my-px h-0.5 overflow-hidden rounded-full bg-line">
        <span className={cn("block h-full", style.bar)} style={{ width: `${fraction * 100}%` }} />
      </span>
      <span className="flex justify-between gap-1 whitespace-nowrap text-ink-faint">
        <span title="Messages per second, of the last second">{shortRate(step.inPerSecond)}</span>
        {step.oldest ? <QueueAge oldest={step.oldest} /> : <span>–</span>}
      </span>
    </span>
  );
}
