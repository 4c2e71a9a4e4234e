"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import type { QueuePlace } from "./queue-place.ts";

const pageSize = 200;
const triesWhileLeaving = 8;

/** What is in a queue, page by page. Asked for once and on demand: each look is written down, and takes a round of the queue. */
export function useQueueMessages(place: QueuePlace, { search, enabled }: { search: string; enabled: boolean }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.message.list.pathKey(), { ...place, search }],
    queryFn: ({ pageParam, signal }) =>
      client.message.list.query(
        { ...place, offset: pageParam, limit: pageSize, ...(search && { search }) },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextOffset,
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // The last container of a step that was just paused finishes what it holds.
    retry: (count, error) => count < triesWhileLeaving && readApiError(error).code === "wrong_state",
    retryDelay: 1_000,
  });
}

/** Looks again into every queue that is shown. */
export function useLookAgain(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    () => queryClient.invalidateQueries({ queryKey: trpc.message.list.pathKey() }),
    [trpc, queryClient],
  );
}
