"use client";

import { Redo2 } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { LoadMore } from "@/components/feedback/load-more.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatCount, formatMany } from "@/lib/format-count.ts";
import type { ExecutionFilter } from "./execution-filter.ts";
import { ExecutionTable } from "./execution-table.tsx";
import { NoExecutions } from "./no-executions.tsx";
import { executionPage, useExecutions } from "./use-executions.ts";
import { useRetryFailed } from "./use-retry-failed.ts";

interface ExecutionListProps {
  filter: ExecutionFilter;
  openId: string | undefined;
  onOpen(id: string): void;
}

/** Rows stay where they are while new executions come; those are shown when somebody asks for them. */
export function ExecutionList({ filter, openId, onOpen }: ExecutionListProps) {
  const list = useExecutions(filter);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { retry, isPending } = useRetryFailed();
  const { rows, newCount } = list;
  const failed = rows.filter(({ status }) => status === "failed").map(({ id }) => id);
  const chosen = picked.size > 0 ? failed.filter((id) => picked.has(id)) : failed;
  const isNarrow = openId !== undefined;
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-2 border-b px-4 text-ink-faint text-xs">
        {rows.length > 0 && formatMany(rows.length, "execution")}
        {newCount > 0 && (
          <Button size="sm" onClick={list.showNew}>
            {newCount >= executionPage ? `More than ${executionPage}` : newCount} new, show
          </Button>
        )}
        {failed.length > 0 && (
          <Button
            size="sm"
            className="ml-auto"
            busy={isPending}
            disabled={chosen.length === 0}
            title="Sends every message that failed in them to the step it failed in once more"
            onClick={() => retry({ executionIds: chosen })}
          >
            {!isPending && <Redo2 aria-hidden />}
            {picked.size > 0
              ? `Retry ${formatCount(chosen.length)} chosen`
              : `Retry ${formatCount(failed.length)} failed`}
          </Button>
        )}
      </div>
      {list.error && rows.length === 0 ? (
        <ErrorState title="The executions could not be loaded" error={list.error} onRetry={list.refetch} />
      ) : (
        <div className="min-h-0 flex-1 overflow-auto" aria-busy={list.isPending}>
          {rows.length > 0 ? (
            <ExecutionTable
              executions={rows}
              openId={openId}
              onOpen={onOpen}
              isNarrow={isNarrow}
              picked={picked}
              onPick={setPicked}
            />
          ) : (
            <NoExecutions isPending={list.isPending} filter={filter} />
          )}
          {list.hasOlder && (
            <LoadMore label="Older executions" busy={list.isLoadingOlder} pages={list.pages} onLoad={list.loadOlder} />
          )}
        </div>
      )}
    </>
  );
}
