"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate, Plus, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { FirstSteps } from "@/features/first-steps/first-steps.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { DropTarget } from "./drop-target.tsx";
import {
  countStates,
  countTags,
  type FlowFilter,
  filterFlows,
  noFilter,
  readFlowFilter,
  writeFlowFilter,
} from "./flow-filter.ts";
import { FlowFilters } from "./flow-filters.tsx";
import { countFolders, inFolder } from "./flow-folders.ts";
import { FlowTable, type ListedFlow } from "./flow-table.tsx";
import { FlowTableSkeleton } from "./flow-table-skeleton.tsx";
import { useListKeys } from "./use-list-keys.ts";
import { useLiveFlows } from "./use-live-flows.ts";
import { useSelection } from "./use-selection.ts";
import { useStillOrder } from "./use-still-order.ts";

// What is opened now and then comes when it is opened: reading flow files alone weighs as much as half of the list. Without `loading`
// of its own the whole page would be hidden while it comes, and lose the focus.
const ImportDialog = dynamic(
  () => import("@/features/flow-import/import-dialog.tsx").then((module) => module.ImportDialog),
  { loading: () => null },
);
const NewFlowDialog = dynamic(() => import("./new-flow-dialog.tsx").then((module) => module.NewFlowDialog), {
  loading: () => null,
});
const NoFlows = dynamic(() => import("./no-flows.tsx").then((module) => module.NoFlows), { loading: () => null });
const NoMatchingFlows = dynamic(() => import("./no-flows.tsx").then((module) => module.NoMatchingFlows), {
  loading: () => null,
});
const BulkBar = dynamic(() => import("./bulk-bar.tsx").then((module) => module.BulkBar), {
  loading: () => <div aria-hidden className="h-12 shrink-0 border-b bg-accent-soft" />,
});

/** All flows of the workspace, alive. */
export function FlowList() {
  const flows = useFlows();
  const connection = useLiveFlows();
  const [filter, setFilter] = useFlowFilter();
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState<{ file?: File }>();
  const searchField = useRef<HTMLInputElement>(null);
  const all = flows.data ?? [];
  const shown = useStillOrder(filterFlows(all, filter), filter);
  const selection = useSelection(shown);
  const chosen = shown.filter(({ id }) => selection.has(id));
  useListKeys({ newFlow: () => setCreating(true), search: () => searchField.current?.focus() });

  const newFlow = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New flow
    </Button>
  );
  const otherWays = (
    <>
      <Button onClick={() => setImporting({})}>
        <Upload aria-hidden />
        Import
      </Button>
      <Button asChild>
        <Link href={`/flows/templates${inFolder(filter.folder)}`}>
          <LayoutTemplate aria-hidden />
          Templates
        </Link>
      </Button>
    </>
  );
  const ways = (
    <>
      {otherWays}
      {newFlow}
    </>
  );
  return (
    <DropTarget onFile={(file) => setImporting({ file })}>
      <PageHeader title="Flows" actions={ways} />
      <FirstSteps flows={flows.data} />
      {all.length > 0 &&
        (chosen.length > 0 ? (
          <BulkBar flows={chosen} onClear={selection.clear} />
        ) : (
          <FlowFilters
            filter={filter}
            onChange={setFilter}
            counts={countStates(all, filter)}
            tags={countTags(all)}
            folders={countFolders(all)}
            connection={connection}
            searchField={searchField}
          />
        ))}
      <Body flows={flows} shown={shown} selection={selection} filter={filter} setFilter={setFilter} ways={ways} />
      {creating && (
        <NewFlowDialog
          open
          folder={filter.folder}
          onOpenChange={setCreating}
          onImport={() => {
            setCreating(false);
            setImporting({});
          }}
        />
      )}
      {importing && <ImportDialog {...importing} folder={filter.folder} onClose={() => setImporting(undefined)} />}
    </DropTarget>
  );
}

interface BodyProps {
  flows: ReturnType<typeof useFlows>;
  shown: readonly ListedFlow[];
  selection: ReturnType<typeof useSelection>;
  filter: FlowFilter;
  setFilter(filter: FlowFilter): void;
  /** To a first flow. */
  ways: ReactNode;
}

function Body({ flows, shown, selection, filter, setFilter, ways }: BodyProps) {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={flows.isPending}>
      {flows.isPending ? (
        <FlowTableSkeleton />
      ) : flows.isError && !flows.data ? (
        <ErrorState title="The flows could not be loaded" error={flows.error} onRetry={() => flows.refetch()} />
      ) : flows.data.length === 0 ? (
        <NoFlows ways={ways} />
      ) : shown.length === 0 ? (
        <NoMatchingFlows onClear={() => setFilter({ ...noFilter, sort: filter.sort })} />
      ) : (
        <FlowTable
          flows={shown}
          selection={selection}
          sort={filter.sort}
          onSort={(sort) => setFilter({ ...filter, sort })}
          scroller={scroller}
        />
      )}
    </div>
  );
}

const errorsEveryMs = 10_000;

/**
 * States and totals come live; open errors are counted again while something moves, and a state that was missed is caught up with. The
 * query's own interval would never end: it begins anew with every live figure.
 */
function useFlows() {
  const trpc = useTRPC();
  const flows = useQuery(trpc.flow.list.queryOptions());
  const moves = flows.data?.some(({ state }) => state !== "inactive") ?? false;
  const countAgain = useEffectEvent(() => {
    if (document.visibilityState === "visible") void flows.refetch();
  });
  useEffect(() => {
    if (!moves) return;
    const timer = setInterval(() => countAgain(), errorsEveryMs);
    return () => clearInterval(timer);
  }, [moves]);
  return flows;
}

/** Typing shows at once; the address follows without a visit to the server. */
function useFlowFilter(): [FlowFilter, (filter: FlowFilter) => void] {
  const params = useSearchParams();
  const [filter, setFilter] = useState(() => readFlowFilter(new URLSearchParams(params)));
  const change = (next: FlowFilter) => {
    setFilter(next);
    window.history.replaceState(null, "", `/flows${writeFlowFilter(next)}`);
  };
  return [filter, change];
}
