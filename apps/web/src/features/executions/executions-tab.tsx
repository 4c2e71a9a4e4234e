"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useDrawer, useDrawerState } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { Execution } from "./execution.ts";
import { ExecutionDetail } from "./execution-detail.tsx";
import { ExecutionTable } from "./execution-table.tsx";
import { stillRows } from "./still-rows.ts";

const filters = [
  { value: "all", label: "Every status" },
  { value: "running", label: "Running" },
  { value: "succeeded", label: "Succeeded" },
  { value: "failed", label: "Failed" },
] as const;
type Filter = (typeof filters)[number]["value"];

const pageSize = 100;

/** Messages that entered the flow, each with all that came of it. */
export function ExecutionsTab() {
  const [filter, setFilter] = useState<Filter>("all");
  const drawer = useDrawer();
  const openId = useDrawerState((state) => state.openExecutionId);
  const { openExecution } = drawer.getState();
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <ExecutionList
          key={filter}
          filter={filter}
          openId={openId}
          onOpen={openExecution}
          filterControl={
            <Select
              aria-label="Status"
              value={filter}
              options={filters}
              className="w-40"
              onValueChange={(value) => setFilter(filters.find((known) => known.value === value)?.value ?? "all")}
            />
          }
        />
      </div>
      {openId && <ExecutionDetail id={openId} onClose={() => openExecution(undefined)} />}
    </div>
  );
}

interface ExecutionListProps {
  filter: Filter;
  filterControl: React.ReactNode;
  openId: string | undefined;
  onOpen(id: string): void;
}

function ExecutionList({ filter, filterControl, openId, onOpen }: ExecutionListProps) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const [shown, setShown] = useState<readonly Execution[]>();
  const list = useQuery(
    trpc.execution.list.queryOptions(
      { flowId, limit: pageSize, ...(filter !== "all" && { status: filter }) },
      { refetchInterval: 3_000 },
    ),
  );
  const fresh = list.data?.items;
  if (fresh && fresh.length > 0 && !shown) setShown(fresh);
  const { rows, newCount } = stillRows(shown, fresh ?? []);
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b px-3">
        {filterControl}
        {newCount > 0 && (
          <Button size="sm" onClick={() => setShown(fresh)}>
            {newCount >= pageSize ? `More than ${pageSize}` : newCount} new, show
          </Button>
        )}
        <span className="ml-auto text-ink-faint text-xs">
          {rows.length > 0 && `Newest ${formatMany(rows.length, "execution")}`}
        </span>
      </div>
      {list.isError && !fresh ? (
        <ErrorState title="The executions could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ExecutionTable executions={rows} isLoading={list.isPending} openId={openId} onOpen={onOpen} />
      )}
    </>
  );
}
