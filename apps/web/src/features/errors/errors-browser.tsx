"use client";

import { type ReactNode, useRef } from "react";
import { flushSync } from "react-dom";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { Button } from "@/components/ui/button.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { cn } from "@/lib/cn.ts";
import { BulkButtons } from "./bulk-buttons.tsx";
import { ErrorDetail } from "./error-detail.tsx";
import { type ErrorFilter, everyError, isFiltered } from "./error-filter.ts";
import { ErrorFilters } from "./error-filters.tsx";
import { type ErrorPlace, withNamesOf } from "./error-place.ts";
import { ErrorTable } from "./error-table.tsx";
import type { FlowError } from "./flow-error.ts";
import { foldAlike } from "./fold-alike.ts";
import { useErrorCounts, useErrors } from "./use-errors.ts";

interface ErrorsBrowserProps {
  /** Its flow, when one is chosen: only then can all be acted on at once. */
  filter: ErrorFilter;
  onFilter(filter: ErrorFilter): void;
  openId: string | undefined;
  onOpen(id: string | undefined): void;
  /** Steps of the chosen flow. */
  stepIds: readonly string[];
  placeOf(flowId: string | undefined): ErrorPlace;
  nameOfFlow?: ((flowId: string) => string) | undefined;
  /** Stands before the filters: the choice of a flow. */
  leading?: ReactNode;
}

/** Errors by filter, one of them open beside the list. */
export function ErrorsBrowser(props: ErrorsBrowserProps) {
  const { filter, onFilter, stepIds, placeOf, leading } = props;
  const counts = useErrorCounts(filter);
  const place = placeOf(filter.flowId);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FilterBar>
        {leading}
        <ErrorFilters filter={filter} onChange={onFilter} stepIds={stepIds} counts={counts} nameOf={place.nameOf} />
        {filter.flowId ? (
          <BulkButtons flowId={filter.flowId} filter={filter} counts={counts} place={place} />
        ) : (
          counts !== undefined &&
          counts.length > 0 && (
            <span className="ml-auto text-ink-faint text-xs">Choose a flow to retry or dismiss all of its errors.</span>
          )
        )}
      </FilterBar>
      <ErrorRows {...props} />
    </div>
  );
}

function ErrorRows({ filter, onFilter, openId, onOpen, placeOf, nameOfFlow }: ErrorsBrowserProps) {
  const list = useErrors(filter);
  const scroller = useRef<HTMLDivElement>(null);
  const close = () => {
    const row = scroller.current?.querySelector<HTMLElement>("[aria-current]");
    flushSync(() => onOpen(undefined)); // what was covered could not take the focus before
    row?.focus();
  };
  const errors = list.data?.pages.flatMap((page) => page.items);
  if (list.isError && !errors) {
    return (
      <div className="min-h-0 flex-1 bg-surface">
        <ErrorState title="The errors could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  const rows = foldAlike(errors ?? []);
  const alike = rows.find((row) => row.errors.some(({ id }) => id === openId));
  const openFlow = alike?.newest.flowId ?? filter.flowId;
  return (
    <div className="@container relative flex min-h-0 flex-1" aria-busy={list.isPending}>
      <div
        ref={scroller}
        className={cn(
          "min-w-0 flex-1 overflow-auto bg-surface",
          list.isPlaceholderData && "opacity-60",
          openId && "@max-3xl:hidden",
        )}
      >
        {rows.length > 0 ? (
          <ErrorTable
            rows={rows}
            openId={openId}
            onOpen={onOpen}
            nameOfStep={(error: FlowError) => withNamesOf([error], placeOf(error.flowId)).nameOf(error.stepId)}
            nameOfFlow={nameOfFlow}
            isNarrow={openId !== undefined}
            isComplete={!list.hasNextPage}
          />
        ) : (
          <NoErrors
            isPending={list.isPending}
            isFiltered={isFiltered(filter)}
            onClear={() => onFilter({ ...everyError, flowId: filter.flowId })}
          />
        )}
        {list.hasNextPage && (
          <LoadMore
            label="Older errors"
            busy={list.isFetchingNextPage}
            pages={list.data?.pages.length ?? 0}
            onLoad={() => void list.fetchNextPage()}
          />
        )}
      </div>
      {openId && (
        <ErrorDetail
          id={openId}
          alike={alike?.errors.map(({ id }) => id) ?? []}
          place={withNamesOf(alike?.errors ?? [], placeOf(openFlow))}
          onOpen={onOpen}
          onClose={close}
        />
      )}
    </div>
  );
}

interface NoErrorsProps {
  isPending: boolean;
  isFiltered: boolean;
  onClear(): void;
}

function NoErrors({ isPending, isFiltered: filtered, onClear }: NoErrorsProps) {
  if (isPending) return <SkeletonRows label="errors" columns={["w-24", "w-20", "w-40"]} />;
  if (!filtered) {
    return (
      <EmptyState title="No errors" className="py-8">
        A message that a step cannot process is kept here with its input, to be repaired and sent again.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No error fits the filter"
      className="py-8"
      actions={
        <Button size="sm" onClick={onClear}>
          Show every error
        </Button>
      }
    />
  );
}
