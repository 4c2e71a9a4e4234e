"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorList } from "@/features/errors/error-list.tsx";
import { StepErrorHelp } from "@/features/errors/step-error-help.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";

const most = 5;

/** What a step could not process in one execution; each opens with its input, its log and what can be done. */
export function StepFailures({ executionId, stepId }: { executionId: string; stepId: string }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const errors = useQuery(trpc.error.list.queryOptions({ flowId, stepId, threadId: executionId, limit: most }));
  const items = errors.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label="What went wrong" className="border-b px-3 py-2">
      <h4 className="flex items-center gap-1 font-semibold text-ink-muted text-xs">
        What went wrong
        <StepErrorHelp stepId={stepId} />
      </h4>
      <ErrorList errors={items} />
    </section>
  );
}
