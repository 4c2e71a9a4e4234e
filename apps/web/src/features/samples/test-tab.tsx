"use client";

import { useRef } from "react";
import { useFocusField } from "@/features/step-panel/use-focus-field.ts";
import { useStepForm } from "@/features/step-panel/use-step.ts";
import { RunSection } from "./run-section.tsx";
import { SampleSection } from "./sample-section.tsx";
import { SampleSources } from "./sample-sources.tsx";
import { useTrial } from "./use-trial.ts";

/** Tries the step, and keeps an example of what it puts out, from which later steps are mapped. */
export function TestTab({ stepId }: { stepId: string }) {
  const tab = useRef<HTMLDivElement>(null);
  const form = useStepForm(stepId);
  const { isPending } = useTrial(stepId);
  useFocusField(tab, form !== undefined && !isPending);
  return (
    <div ref={tab}>
      {form && <RunSection key={`run ${stepId}`} stepId={stepId} form={form} />}
      <SampleSection key={`sample ${stepId}`} stepId={stepId} />
      <SampleSources key={`sources ${stepId}`} stepId={stepId} form={form} />
    </div>
  );
}
