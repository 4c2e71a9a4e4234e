"use client";

import { useDrawer, useDrawerState } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { ExecutionDetail } from "./execution-detail.tsx";
import { executionInput } from "./execution-filter.ts";
import { ExecutionFilters } from "./execution-filters.tsx";
import { ExecutionList } from "./execution-list.tsx";

/** Messages that entered the flow, each with all that came of it; the open one is drawn on the canvas as well. */
export function ExecutionsTab() {
  const drawer = useDrawer();
  const filter = useDrawerState((state) => state.executionFilter);
  const openId = useDrawerState((state) => state.openExecutionId);
  const { openExecution } = drawer.getState();
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        {!openId && <ExecutionFilters filter={filter} />}
        {/* Another filter is another list: nothing of the old one stays. */}
        <ExecutionList
          key={JSON.stringify(executionInput(filter))}
          filter={filter}
          openId={openId}
          onOpen={openExecution}
        />
      </div>
      {openId && <ExecutionDetail key={openId} id={openId} onClose={() => openExecution(undefined)} />}
    </div>
  );
}
