"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "@/lib/trpc.ts";
import { type FlowFigures, flowFigures, isMeasured } from "./flow-figures.ts";

const lookAgainMs = 1_000;

export interface CountedFigures {
  /** The last ones that were measured; undefined until then. */
  figures: FlowFigures | undefined;
  /** The first answer has yet to come. */
  isCounting: boolean;
}

/** The unprocessed messages of a flow, counted again every second. */
export function useFlowFigures(flowId: string, { enabled }: { enabled: boolean }): CountedFigures {
  const trpc = useTRPC();
  const { data: status, isPending } = useQuery(
    trpc.flow.status.queryOptions({ id: flowId }, { enabled, staleTime: 0, refetchInterval: lookAgainMs }),
  );
  const measured = useMemo(() => (status && isMeasured(status) ? flowFigures(status) : undefined), [status]);
  const [figures, setFigures] = useState(measured);
  if (measured && measured !== figures) setFigures(measured);
  return { figures: measured ?? figures, isCounting: isPending };
}
