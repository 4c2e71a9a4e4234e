"use client";

import { useQuery } from "@tanstack/react-query";
import { Redo2, ScrollText, X } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { ExecutionStatus } from "./execution-status.tsx";
import { ExecutionSteps } from "./execution-steps.tsx";
import { executionInterval, useExecutionView } from "./execution-view.tsx";
import { formatDuration } from "./format-duration.ts";
import { retryableSteps } from "./shown-execution.ts";
import { StepBodies } from "./step-bodies.tsx";
import { useRetryFailed } from "./use-retry-failed.ts";
import { WaterfallChart } from "./waterfall-chart.tsx";

/** Evaluates the mappings in front of components with a runtime of their own; no step of the document. */
const mapperStepId = "_mapper";

/** One execution: what each step did on the left; when, or with what, on the right. The canvas above shows the same. */
export function ExecutionDetail({ id, onClose }: { id: string; onClose(): void }) {
  const trpc = useTRPC();
  const store = useEditorStore();
  const definition = useDefinition();
  const [stepId, setStepId] = useState<string>();
  const execution = useQuery(
    trpc.execution.show.queryOptions({ id }, { refetchInterval: ({ state }) => executionInterval(state.data) }),
  );
  const nameOf = (step: string) => (step === mapperStepId ? "Mapping" : (findStep(definition, step)?.name ?? step));
  const choose = (step: string | undefined) => {
    setStepId(step);
    if (step && findStep(definition, step)) store.getState().selectSteps([step]);
  };
  return (
    <section aria-label="Execution" className="@container flex w-[68%] shrink-0 flex-col border-l">
      <header className="flex min-h-11 shrink-0 items-center gap-2 border-b px-3 text-sm">
        {execution.data && <ExecutionStatus status={execution.data.status} />}
        <span className="min-w-0 truncate text-ink-muted">
          {execution.data &&
            `${new Date(execution.data.startedAt).toLocaleString("en-GB")}${execution.data.status === "running" ? "" : ` · ${formatDuration(execution.data.durationMs)}`}`}
        </span>
        <code className="@[860px]:block hidden min-w-0 truncate font-mono text-ink-faint text-xs">{id}</code>
        <CopyButton text={addressOf(id)} label="Copy link to this execution" />
        <Acts id={id} />
        <IconButton size="sm" label="Close execution" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {execution.isError && !execution.data && (
        <ErrorState
          title="The execution could not be loaded"
          error={execution.error}
          onRetry={() => void execution.refetch()}
        />
      )}
      {execution.isPending && <Skeleton className="m-3 h-24" />}
      {execution.data && (
        <div className="@[640px]:grid min-h-0 flex-1 @[640px]:grid-cols-[minmax(340px,1fr)_1fr] overflow-auto @[640px]:overflow-visible">
          <ExecutionSteps steps={execution.data.steps} nameOf={nameOf} chosen={stepId} onChoose={choose} />
          <div className="min-w-0 overflow-auto @[640px]:border-l">
            {stepId ? (
              <StepBodies executionId={id} stepId={stepId} name={nameOf(stepId)} onClose={() => choose(undefined)} />
            ) : (
              <WaterfallChart traces={execution.data.traces} nameOf={nameOf} />
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function Acts({ id }: { id: string }) {
  const drawer = useDrawer();
  const failedSteps = useExecutionView((shown) => (shown?.id === id ? retryableSteps(shown).length : 0));
  const { retry, isPending } = useRetryFailed();
  return (
    <span className="ml-auto flex shrink-0 items-center gap-1.5">
      {failedSteps > 0 && (
        <Button size="sm" variant="primary" busy={isPending} onClick={() => retry({ executionIds: [id] })}>
          {!isPending && <Redo2 aria-hidden />}
          Retry what failed
        </Button>
      )}
      <Button size="sm" onClick={() => drawer.getState().showLogs({ threadId: id })}>
        <ScrollText aria-hidden />
        Logs
      </Button>
    </span>
  );
}

/** Of this page, whatever else it shows at the moment. */
function addressOf(id: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}?drawer=executions&execution=${encodeURIComponent(id)}`;
}
