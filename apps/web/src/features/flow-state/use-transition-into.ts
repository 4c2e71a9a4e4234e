"use client";

import type { FlowState } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";

export type TimelineLine = ApiOutputs["flow"]["timeline"][number];

const newestLines = 20;

/** How and why the flow came into this state last: read when what shows it appears. */
export function useTransitionInto(flowId: string, state: FlowState): TimelineLine | undefined {
  const trpc = useTRPC();
  const timeline = useQuery(trpc.flow.timeline.queryOptions({ id: flowId, limit: newestLines }, { staleTime: 0 }));
  return timeline.data?.find(({ from, to }) => from !== to && to === state);
}
