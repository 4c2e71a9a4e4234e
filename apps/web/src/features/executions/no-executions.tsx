"use client";

import { Button } from "@/components/ui/button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { type ExecutionFilter, everyExecution, isFilteredExecution } from "./execution-filter.ts";

export function NoExecutions({ isPending, filter }: { isPending: boolean; filter: ExecutionFilter }) {
  const drawer = useDrawer();
  if (isPending) return <p className="p-4 text-ink-faint text-sm">Loading…</p>;
  if (!isFilteredExecution(filter)) {
    return (
      <p className="p-4 text-ink-faint text-sm">No execution yet. Each message that enters the flow begins one.</p>
    );
  }
  return (
    <div className="flex items-center gap-2 p-4 text-ink-faint text-sm">
      No execution fits the filter.
      <Button size="sm" onClick={() => drawer.getState().setExecutionFilter(everyExecution)}>
        Show every execution
      </Button>
    </div>
  );
}
