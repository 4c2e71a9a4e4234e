"use client";

import type { FlowState } from "@millrace/flow";
import { type ReactNode, useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { FilterButtons } from "@/components/form/filter-buttons.tsx";
import { FilterBar } from "@/components/ui/filter-bar.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { fitsFilter, type TimelineFilter, timelineFilters } from "./timeline-filter.ts";
import { TimelineTable } from "./timeline-table.tsx";
import { useTimeline } from "./use-timeline.ts";

const filterWords: Record<TimelineFilter, string> = {
  all: "Everything",
  states: "State changes",
  people: "People",
  problems: "Problems",
};

interface TimelineViewProps {
  flowId: string;
  state: FlowState | undefined;
  trailing?: ReactNode;
  /** What people call the steps, where that is known. */
  stepNames?: ReadonlyMap<string, string>;
}

/** Everything that happened to a flow: when, by whom or what, why, with numbers. */
export function TimelineView({ flowId, state, trailing, stepNames }: TimelineViewProps) {
  const [filter, setFilter] = useState<TimelineFilter>("all");
  const timeline = useTimeline(flowId, state);
  const entries = timeline.data?.pages.flat();
  if (timeline.isError && !entries) {
    return (
      <ErrorState
        title="The timeline could not be loaded"
        error={timeline.error}
        onRetry={() => void timeline.refetch()}
      />
    );
  }
  const shown = (entries ?? []).filter((entry) => fitsFilter(entry, filter));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FilterBar>
        <FilterButtons<TimelineFilter>
          label="Show"
          value={filter}
          choices={timelineFilters.map((value) => ({ value, label: filterWords[value] }))}
          onChoose={setFilter}
        />
        <span className="ml-auto text-ink-faint text-xs tabular-nums">
          {shown.length > 0 && `Newest ${formatMany(shown.length, "line")}`}
        </span>
        {trailing}
      </FilterBar>
      <div className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={timeline.isPending}>
        {shown.length > 0 ? (
          <TimelineTable entries={shown} stepNames={stepNames} />
        ) : entries === undefined ? (
          <SkeletonRows label="timeline" columns={["w-24", "w-32", "w-28"]} />
        ) : entries.length === 0 ? (
          <EmptyState title="Nothing happened yet" className="py-8">
            The timeline begins with the first publication.
          </EmptyState>
        ) : (
          <EmptyState
            title={filter === "problems" ? "No problems in what was loaded" : "Nothing of this kind in what was loaded"}
            className="py-8"
          />
        )}
        {timeline.hasNextPage && (
          <LoadMore
            label="Older lines"
            busy={timeline.isFetchingNextPage}
            pages={timeline.data?.pages.length ?? 0}
            onLoad={() => void timeline.fetchNextPage()}
          />
        )}
      </div>
    </div>
  );
}
