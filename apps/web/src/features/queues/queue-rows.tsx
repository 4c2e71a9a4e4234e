"use client";

import { useRef } from "react";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { SkeletonRows } from "@/components/feedback/skeleton-rows.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useLiveStep } from "@/features/flow-live/live-context.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import { countOf, type QueuedMessage, type QueuePlace } from "./queue-place.ts";
import { QueueTable } from "./queue-table.tsx";
import type { Chosen } from "./use-chosen.ts";
import type { useQueueMessages } from "./use-queue-messages.ts";

interface QueueRowsProps {
  place: QueuePlace;
  list: ReturnType<typeof useQueueMessages>;
  messages: readonly QueuedMessage[];
  chosen: Chosen;
  search: string;
  nameOf(stepId: string): string;
  openId: string | undefined;
  onOpen(id: string | undefined): void;
  isNarrow: boolean;
}

/** The messages of a queue, how many there are, and what came since somebody looked. */
export function QueueRows(props: QueueRowsProps) {
  const { list, messages, chosen, search } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const last = list.data?.pages.at(-1);
  if (list.isError && !last) {
    return (
      <ErrorState title="The queue could not be looked into" error={list.error} onRetry={() => void list.refetch()} />
    );
  }
  if (!last) return <SkeletonRows label="messages" rows={6} columns={["w-4", "w-16", "w-28", "w-14"]} />;
  if (messages.length === 0) {
    return (
      <EmptyState title={search ? "Nothing found" : "Nothing is there any more"} className="py-8">
        {search
          ? `${formatCount(last.looked)} of ${formatMany(last.queued, "message")} were looked through.`
          : "Its messages went on or were taken since."}
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto bg-surface" aria-busy={list.isFetching}>
        <QueueTable {...props} scroller={scroller} />
        {list.hasNextPage && (
          <LoadMore
            label="More messages"
            busy={list.isFetchingNextPage}
            pages={list.data?.pages.length ?? 0}
            onLoad={() => void list.fetchNextPage()}
          />
        )}
      </div>
      <p className="flex h-7 shrink-0 items-center gap-2 border-t px-3 text-ink-faint text-xs tabular-nums">
        <span>
          {formatCount(messages.length)} of {formatMany(last.matched, "message")}
          {search && ` found; ${formatCount(last.looked)} of ${formatCount(last.queued)} looked through`}
        </span>
        {chosen.isAllShown && !chosen.isEverything && last.matched > messages.length && (
          <Button size="sm" variant="ghost" className="h-5" onClick={chosen.chooseEverything}>
            Choose all {formatCount(last.matched)}
          </Button>
        )}
        <Changed {...props} queued={last.queued} />
      </p>
    </div>
  );
}

function Changed({ place, list, queued }: QueueRowsProps & { queued: number }) {
  const step = useLiveStep(place.stepId);
  const now = countOf(step, place.kind);
  if (now === queued || list.isFetching) return null;
  return (
    <Button size="sm" variant="ghost" className="ml-auto h-5" onClick={() => void list.refetch()}>
      {now > queued ? `${formatCount(now - queued)} more came` : `${formatCount(queued - now)} went`}: look again
    </Button>
  );
}
