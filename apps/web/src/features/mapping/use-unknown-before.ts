"use client";

import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { type StepSample, stepsBefore } from "./step-samples.ts";
import { type AskedOutput, useAskedOutputs } from "./use-asked-outputs.ts";
import { useAreSamplesRead } from "./use-step-samples.ts";

/** A step before the open one of whose messages nothing is known. */
export interface UnknownStep {
  stepId: string;
  /** At which place it stands among all steps before, nearest first. */
  place: number;
  /** What came of asking its component; undefined for one that does not describe its messages at all. */
  asked: AskedOutput | undefined;
}

/** Steps that no sample is known of, with the reason: they are told of beside the others instead of being left out. */
export function useUnknownBefore(stepId: string, samples: readonly StepSample[]): readonly UnknownStep[] {
  const definition = useDefinition();
  const isRead = useAreSamplesRead();
  const known = new Set(samples.map((sample) => sample.stepId));
  const unknown = stepsBefore(definition, stepId)
    .map((id, place) => ({ stepId: id, place }))
    .filter((step) => isRead && !known.has(step.stepId));
  const asked = useAskedOutputs(unknown.map((step) => step.stepId));
  return unknown.map((step) => ({ ...step, asked: asked.get(step.stepId) }));
}
