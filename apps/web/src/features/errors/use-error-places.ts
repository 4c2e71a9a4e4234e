"use client";

import type { FlowState } from "@millrace/flow";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/trpc.ts";
import type { ErrorPlace } from "./error-place.ts";

interface KnownFlow {
  id: string;
  state: FlowState;
}

/** States of several flows, and the steps of the chosen one. */
export function useErrorPlaces(flows: readonly KnownFlow[], chosenId: string | undefined) {
  const trpc = useTRPC();
  const chosen = useQuery(trpc.flow.get.queryOptions(chosenId ? { id: chosenId } : skipToken, { staleTime: 60_000 }));
  const nodes = chosenId ? (chosen.data?.draft.definition.graph.nodes ?? []) : [];

  const placeOf = (flowId: string | undefined): ErrorPlace => ({
    flowState: flows.find((flow) => flow.id === flowId)?.state,
    nameOf: (stepId) => (flowId === chosenId && nodes.find((node) => node.id === stepId)?.name) || stepId,
  });
  return { placeOf, stepIds: nodes.map(({ id }) => id) };
}
