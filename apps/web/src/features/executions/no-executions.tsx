"use client";

import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { type ExecutionFilter, everyExecution, isFilteredExecution } from "./execution-filter.ts";

export function NoExecutions({ isPending, filter }: { isPending: boolean; filter: ExecutionFilter }) {
  const drawer = useDrawer();
  if (isPending) return <SkeletonRows label="executions" columns={["w-24", "w-36", "w-64"]} />;
  if (!isFilteredExecution(filter)) {
    return (
      <EmptyState title="No execution yet" className="py-8">
        Each message that enters the flow begins one.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No execution fits the filter"
      className="py-8"
      actions={
        <Button size="sm" onClick={() => drawer.getState().setExecutionFilter(everyExecution)}>
          Show every execution
        </Button>
      }
    />
  );
}
