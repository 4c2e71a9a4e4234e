"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { type StepSample, samplesBefore, stepsBefore } from "./step-samples.ts";
import { useAskedOutputs } from "./use-asked-outputs.ts";

interface Best {
  bodies: Readonly<Record<string, unknown>>;
  /** Steps whose body is only a part. */
  cut: ReadonlySet<string>;
}

const nothing: Best = { bodies: {}, cut: new Set() };

/** Samples of the steps before one, nearest first. */
export function useSamplesBefore(stepId: string): readonly StepSample[] {
  const definition = useDefinition();
  const catalogue = useCatalogue();
  const known = useSamples();
  const { bodies: recorded, cut } = useMemo(() => (known ? bestOf(known) : nothing), [known]);
  const unknown = known ? stepsBefore(definition, stepId).filter((id) => recorded[id] === undefined) : [];
  const asked = new Map([...useAskedOutputs(unknown)].flatMap(([id, { out }]) => (out ? [[id, out] as const] : [])));
  const fresh = samplesBefore(definition, { stepId, catalogue, recorded, cut, asked });
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
      return sample.stepId === other?.stepId && sample.origin === other.origin && isSameBody(sample, other);
    })
  );
}

/** Examples are made anew, and small. */
function isSameBody(a: StepSample, b: StepSample): boolean {
  return a.body === b.body || (a.origin === "schema" && JSON.stringify(a.body) === JSON.stringify(b.body));
}

/** The best output of each step that is known: the sample that was taken on purpose, else what went through the flow last. */
export function useRecordedSamples(): Readonly<Record<string, unknown>> {
  const samples = useSamples();
  return useMemo(() => (samples ? bestOf(samples) : nothing).bodies, [samples]);
}

/** False before it is known which samples there are. */
export function useAreSamplesRead(): boolean {
  return useSamples() !== undefined;
}

type Samples = ApiOutputs["sample"]["list"];

/** Everything known of the flow's samples; undefined before the first answer. */
function useSamples(): Samples | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.sample.list.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 })).data;
}

function bestOf({ taken, recorded }: Samples): Best {
  const best = new Map([...recorded, ...taken].map((sample) => [sample.stepId, sample]));
  return {
    bodies: Object.fromEntries([...best].map(([stepId, { body }]) => [stepId, body])),
    cut: new Set([...best.values()].flatMap(({ stepId, isCut }) => (isCut ? [stepId] : []))),
  };
}
