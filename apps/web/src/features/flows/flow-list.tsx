"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { countStates, type FlowFilter, filterFlows, readFlowFilter, writeFlowFilter } from "./flow-filter.ts";
import { FlowFilters } from "./flow-filters.tsx";
import { FlowTable } from "./flow-table.tsx";
import { FlowTableSkeleton } from "./flow-table-skeleton.tsx";
import { ImportFlowButton } from "./import-flow-button.tsx";
import { NewFlowDialog } from "./new-flow-dialog.tsx";
import { NoFlows, NoMatchingFlows } from "./no-flows.tsx";
import { useLiveFlows } from "./use-live-flows.ts";

/** All flows of the workspace, alive. */
export function FlowList() {
  const flows = useFlows();
  const connection = useLiveFlows();
  const [filter, setFilter] = useFlowFilter();
  const [creating, setCreating] = useState(false);

  const newFlow = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New flow
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Flows"
        actions={
          <>
            <ImportFlowButton />
            {newFlow}
          </>
        }
      />
      {flows.data && flows.data.length > 0 && (
        <FlowFilters filter={filter} onChange={setFilter} counts={countStates(flows.data)} connection={connection} />
      )}
      <div className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={flows.isPending}>
        <Body flows={flows} filter={filter} setFilter={setFilter} newFlow={newFlow} />
      </div>
      <NewFlowDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}

interface BodyProps {
  flows: ReturnType<typeof useFlows>;
  filter: FlowFilter;
  setFilter(filter: FlowFilter): void;
  newFlow: ReactNode;
}

function Body({ flows, filter, setFilter, newFlow }: BodyProps) {
  if (flows.isPending) return <FlowTableSkeleton />;
  if (flows.isError && !flows.data) {
    return <ErrorState title="The flows could not be loaded" error={flows.error} onRetry={() => flows.refetch()} />;
  }
  if (flows.data.length === 0) return <NoFlows newFlow={newFlow} />;
  const shown = filterFlows(flows.data, filter);
  if (shown.length === 0) return <NoMatchingFlows onClear={() => setFilter({ search: "", state: undefined })} />;
  return <FlowTable flows={shown} />;
}

const errorsEveryMs = 10_000;

/** States and totals come live; open errors are counted again while something moves. */
function useFlows() {
  const trpc = useTRPC();
  return useQuery(
    trpc.flow.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some((flow) => flow.state !== "inactive") ? errorsEveryMs : false),
    }),
  );
}

/** Typing shows at once; the address follows without a visit to the server. */
function useFlowFilter(): [FlowFilter, (filter: FlowFilter) => void] {
  const params = useSearchParams();
  const router = useRouter();
  const [filter, setFilter] = useState(() => readFlowFilter(new URLSearchParams(params)));
  const change = (next: FlowFilter) => {
    setFilter(next);
    router.replace(`/flows${writeFlowFilter(next)}`, { scroll: false });
  };
  return [filter, change];
}
