"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";
import { type FlowFigures, flowFigures } from "./flow-figures.ts";

const lookAgainMs = 1_000;

export interface CountedFigures {
  /** Undefined until they are known, and when they cannot be. */
  figures: FlowFigures | undefined;
  isCounting: boolean;
}

/** The unprocessed messages of a flow, counted again every second. */
export function useFlowFigures(flowId: string, { enabled }: { enabled: boolean }): CountedFigures {
  const trpc = useTRPC();
  const status = useQuery(
    trpc.flow.status.queryOptions({ id: flowId }, { enabled, staleTime: 0, refetchInterval: lookAgainMs }),
  );
  return { figures: status.data && flowFigures(status.data), isCounting: status.isPending };
}
