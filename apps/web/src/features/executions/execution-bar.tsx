"use client";

import { Redo2, X } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { ExecutionStatus } from "./execution-status.tsx";
import { useExecutionView } from "./execution-view.tsx";
import { retryableSteps } from "./shown-execution.ts";
import { useRetryFailed } from "./use-retry-failed.ts";

/** Above the canvas: that it shows one execution and not the present, and the way back. */
export function ExecutionBar() {
  const drawer = useDrawer();
  const shown = useExecutionView((execution) => execution);
  const { retry, isPending } = useRetryFailed();
  if (!shown) return null;
  return (
    <section
      aria-label="Execution on the canvas"
      className="-translate-x-1/2 absolute top-3 left-1/2 z-10 flex animate-fade items-center gap-2 rounded-card border bg-surface py-1 pr-1 pl-2 text-sm"
    >
      <ExecutionStatus status={shown.status} />
      <span className="whitespace-nowrap text-ink-muted">
        Execution of{" "}
        <time
          dateTime={shown.startedAt}
          title={new Date(shown.startedAt).toLocaleString("en-GB")}
          className="tabular-nums"
        >
          {new Date(shown.startedAt).toLocaleTimeString("en-GB")}
        </time>
      </span>
      {retryableSteps(shown).length > 0 && (
        <Button
          size="sm"
          busy={isPending}
          title="Send what failed to the steps it failed in once more (Shift+R)"
          onClick={() => retry({ executionIds: [shown.id] })}
        >
          {!isPending && <Redo2 aria-hidden />}
          Retry
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => drawer.getState().openExecution(undefined)}>
        <X aria-hidden />
        Back to live
      </Button>
    </section>
  );
}
