"use client";

import type { FlowState } from "@millrace/flow";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";

const pageSize = 100;
const refetchEveryMs = 10_000;

/** The lines of a flow, newest first, page by page; asked for again when the flow's `state` changes. */
export function useTimeline(flowId: string, state: FlowState | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const timeline = useInfiniteQuery({
    queryKey: [...trpc.flow.timeline.pathKey(), { flowId, pages: true }],
    queryFn: ({ pageParam, signal }) =>
      client.flow.timeline.query({ id: flowId, limit: pageSize, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    refetchInterval: refetchEveryMs,
  });
  const { refetch } = timeline;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state means a new line
  useEffect(() => void refetch(), [state, refetch]);
  return timeline;
}
