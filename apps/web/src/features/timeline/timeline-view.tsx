"use client";

import type { FlowState } from "@millrace/flow";
import { type ReactNode, useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { Button } from "@/components/ui/button.tsx";
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
}

/** Everything that happened to a flow: when, by whom or what, why, with numbers. */
export function TimelineView({ flowId, state, trailing }: TimelineViewProps) {
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
      <div className="flex h-11 shrink-0 items-center gap-1 border-b bg-surface px-4">
        <fieldset className="flex gap-1">
          <legend className="sr-only">Show</legend>
          {timelineFilters.map((known) => (
            <Button
              key={known}
              size="sm"
              variant={known === filter ? "secondary" : "ghost"}
              aria-pressed={known === filter}
              onClick={() => setFilter(known)}
            >
              {filterWords[known]}
            </Button>
          ))}
        </fieldset>
        <span className="ml-auto text-ink-faint text-xs tabular-nums">
          {shown.length > 0 && `Newest ${formatMany(shown.length, "line")}`}
        </span>
        {trailing}
      </div>
      <div className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={timeline.isPending}>
        {shown.length > 0 ? (
          <TimelineTable entries={shown} />
        ) : (
          <p className="p-4 text-ink-faint text-sm">{emptyWords(entries?.length, filter)}</p>
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

function emptyWords(loaded: number | undefined, filter: TimelineFilter): string {
  if (loaded === undefined) return "Loading…";
  if (loaded === 0) return "Nothing happened yet. The timeline begins with the first publication.";
  return filter === "problems" ? "No problems in what was loaded." : "Nothing of this kind in what was loaded.";
}
