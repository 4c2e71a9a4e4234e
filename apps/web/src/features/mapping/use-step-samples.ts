"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { type StepSample, samplesBefore } from "./step-samples.ts";

const none: Readonly<Record<string, unknown>> = {};

/** Samples of the steps before one, nearest first. */
export function useSamplesBefore(stepId: string): readonly StepSample[] {
  const definition = useDefinition();
  const catalogue = useCatalogue();
  const recorded = useRecordedSamples();
  const fresh = samplesBefore(definition, { stepId, catalogue, recorded });
  // The same samples stay the same list while one types: trees and previews are made of it.
  const kept = useRef(fresh);
  if (!sameSamples(kept.current, fresh)) kept.current = fresh;
  return kept.current;
}

function sameSamples(a: readonly StepSample[], b: readonly StepSample[]): boolean {
  return (
    a.length === b.length &&
    a.every((sample, index) => {
      const other = b[index];
      return sample.stepId === other?.stepId && sample.body === other.body && sample.origin === other.origin;
    })
  );
}

/** The best output of each step that is known: the sample that was taken on purpose, else what went through the flow last. */
export function useRecordedSamples(): Readonly<Record<string, unknown>> {
  const samples = useSamples();
  return useMemo(() => (samples ? bestBodies(samples) : none), [samples]);
}

type Samples = ApiOutputs["sample"]["list"];

/** Everything known of the flow's samples; undefined before the first answer. */
export function useSamples(): Samples | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.sample.list.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 })).data;
}

function bestBodies({ taken, recorded }: Samples): Record<string, unknown> {
  return Object.fromEntries([...recorded, ...taken].map(({ stepId, body }) => [stepId, body]));
}
