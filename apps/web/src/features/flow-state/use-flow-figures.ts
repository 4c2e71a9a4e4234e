"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";
import { type FlowFigures, flowFigures } from "./flow-figures.ts";

const lookAgainMs = 1_000;

/** The unprocessed messages of a flow, counted again every second; undefined until they are known. */
export function useFlowFigures(flowId: string, { enabled }: { enabled: boolean }): FlowFigures | undefined {
  const trpc = useTRPC();
  const status = useQuery(
    trpc.flow.status.queryOptions({ id: flowId }, { enabled, staleTime: 0, refetchInterval: lookAgainMs }),
  );
  return status.data && flowFigures(status.data);
}
