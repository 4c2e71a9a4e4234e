"use client";

import { predecessors } from "@millrace/flow";
import { ArrowDownToLine, ArrowUpFromLine, Funnel, Redo2, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { useExecutionView } from "./execution-view.tsx";
import { useRetryFailed } from "./use-retry-failed.ts";

/** On a card, in place of its totals: what the step did in the execution that is shown. */
export function ExecutionStepCounts({ stepId }: { stepId: string }) {
  const step = useExecutionView((shown) => shown?.steps.get(stepId));
  if (!step) return <NoPart stepId={stepId} />;
  return (
    <span className="flex h-4 items-center gap-2.5 text-ink-muted text-xs tabular-nums leading-4 [&_svg]:size-3">
      <span className="inline-flex items-center gap-1" title={`${formatMany(step.in, "message")} in`}>
        <ArrowDownToLine aria-hidden className="-rotate-90" />
        {formatCount(step.in)}
        <span className="sr-only"> in</span>
      </span>
      <span className="inline-flex items-center gap-1" title={`${formatMany(step.out, "message")} out`}>
        <ArrowUpFromLine aria-hidden className="rotate-90" />
        {formatCount(step.out)}
        <span className="sr-only"> out</span>
      </span>
      {step.filtered > 0 && (
        <span
          className="inline-flex items-center gap-1"
          title={`${formatMany(step.filtered, "message")} did not meet the connection's condition`}
        >
          <Funnel aria-hidden />
          {formatCount(step.filtered)}
          <span className="sr-only"> filtered</span>
        </span>
      )}
      {step.errors > 0 && (
        <span
          className="inline-flex items-center gap-1 font-medium text-problem"
          title={formatMany(step.errors, "error")}
        >
          <TriangleAlert aria-hidden />
          {formatCount(step.errors)} failed
        </span>
      )}
    </span>
  );
}

/** Nothing came to it; or not yet, where what was sent to it still waits in its queue. */
function NoPart({ stepId }: { stepId: string }) {
  const shown = useExecutionView((execution) => execution);
  const isAwaited = useEditor(({ history }) =>
    predecessors(history.present.graph, stepId).some((source) => (shown?.steps.get(source)?.out ?? 0) > 0),
  );
  return (
    <span className="flex h-4 items-center text-ink-faint text-xs leading-4">
      {shown?.status === "running" && isAwaited ? "Not reached yet" : "Took no part"}
    </span>
  );
}

/** Below the card of a step that failed: sends its messages to it once more. */
export function RetryHere({ stepId, stepName }: { stepId: string; stepName: string }) {
  const executionId = useExecutionView((shown) => shown?.id);
  const retryable = useExecutionView((shown) => shown?.steps.get(stepId)?.retryable ?? 0);
  const { retry, isPending } = useRetryFailed();
  if (executionId === undefined || retryable === 0) return null;
  return (
    <Button
      size="sm"
      variant="primary"
      busy={isPending}
      aria-label={`Retry from ${stepName}`}
      title="Send what failed here to this step once more (Shift+R)"
      className="nodrag nopan absolute top-full left-3 z-10 mt-1.5"
      onClick={(event) => {
        event.stopPropagation();
        retry({ executionIds: [executionId], stepId });
      }}
    >
      {!isPending && <Redo2 aria-hidden />}
      Retry from here
    </Button>
  );
}

/** On a connection: how many messages of the execution went over it. */
export function ExecutionEdgeCount({ source, target }: { source: string; target: string }) {
  const sent = useExecutionView((shown) => shown?.steps.get(source)?.out ?? 0);
  const isReached = useExecutionView((shown) => shown?.steps.has(target) ?? false);
  if (sent === 0) return null;
  return (
    <span
      title={`${formatMany(sent, "message")} sent over this connection${isReached ? "" : ", still on the way"}`}
      className="min-w-7 rounded-full border border-accent bg-surface px-1.5 text-center font-medium text-accent-text text-xs tabular-nums leading-4"
    >
      {formatCount(sent)}
      <span className="sr-only"> {sent === 1 ? "message" : "messages"} of this execution</span>
    </span>
  );
}
