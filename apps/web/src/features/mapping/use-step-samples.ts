"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { type StepSample, samplesBefore } from "./step-samples.ts";

const none: Readonly<Record<string, unknown>> = {};

/** Samples of the steps before one, nearest first. */
export function useSamplesBefore(stepId: string): readonly StepSample[] {
  const definition = useDefinition();
  const catalogue = useCatalogue();
  const recorded = useRecordedSamples();
  return useMemo(
    () => samplesBefore(definition, { stepId, catalogue, recorded }),
    [definition, stepId, catalogue, recorded],
  );
}

/** Newest output of each step that the platform has seen. */
export function useRecordedSamples(): Readonly<Record<string, unknown>> {
  const trpc = useTRPC();
  return useQuery(trpc.flow.samples.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 })).data ?? none;
}
