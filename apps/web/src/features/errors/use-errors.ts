"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";
import { type ErrorFilter, filterInput } from "./error-filter.ts";

export const errorPageSize = 100;
const firstPageEveryMs = 5_000;
/** Every page that was loaded is asked for again, one after the other: seldom, and not at all for a long list. */
const manyPagesEveryMs = 20_000;
const manyPages = 10;

function refetchEveryMs(pages: number): number | false {
  if (pages <= 1) return firstPageEveryMs;
  return pages <= manyPages ? manyPagesEveryMs : false;
}

/** Errors page by page, newest first. */
export function useErrors(filter: ErrorFilter) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.error.list.infiniteQueryOptions(
      { ...filterInput(filter), limit: errorPageSize },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => refetchEveryMs(state.data?.pages.length ?? 1),
      },
    ),
  );
}

/** How many errors of each step and status there are within a flow and a time; undefined until known. */
export function useErrorCounts({ flowId, from, to }: Pick<ErrorFilter, "flowId" | "from" | "to">) {
  const trpc = useTRPC();
  const input = filterInput({ span: "all", flowId, from, to });
  return useQuery(trpc.error.count.queryOptions(input, { refetchInterval: firstPageEveryMs })).data;
}
