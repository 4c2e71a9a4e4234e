"use client";

import type { FlowState } from "@millrace/flow";
import { useQueries } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";
import type { ErrorPlace } from "./error-place.ts";

interface KnownFlow {
  id: string;
  state: FlowState;
  lastErrorAt?: string | undefined;
}

/** Most flows whose steps are looked up for their names; the others show the ids of their steps. */
const mostNamedFlows = 12;

/** States and names of steps of several flows. */
export function useErrorPlaces(flows: readonly KnownFlow[], chosenId: string | undefined) {
  const trpc = useTRPC();
  const named = chosenId
    ? [chosenId]
    : flows
        .filter((flow) => flow.lastErrorAt !== undefined)
        .slice(0, mostNamedFlows)
        .map(({ id }) => id);
  const loaded = useQueries({ queries: named.map((id) => trpc.flow.get.queryOptions({ id }, { staleTime: 60_000 })) });
  const nodes = new Map(loaded.flatMap(({ data }) => (data ? [[data.id, data.draft.definition.graph.nodes]] : [])));

  const placeOf = (flowId: string | undefined): ErrorPlace => ({
    flowState: flows.find((flow) => flow.id === flowId)?.state,
    nameOf: (stepId) => nodes.get(flowId ?? "")?.find((node) => node.id === stepId)?.name ?? stepId,
  });
  const stepIdsOf = (flowId: string | undefined) => nodes.get(flowId ?? "")?.map(({ id }) => id) ?? [];
  return { placeOf, stepIdsOf };
}
