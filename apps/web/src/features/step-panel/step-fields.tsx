"use client";

import { isFieldVisible, stepFields } from "@millrace/flow";
import { useMemo } from "react";
import { findEdge } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { messageFrom, previewSource } from "@/features/mapping/step-samples.ts";
import { useSamplesBefore } from "@/features/mapping/use-step-samples.ts";
import { useUnknownBefore } from "@/features/mapping/use-unknown-before.ts";
import { PanelSection } from "./panel-section.tsx";
import { StepField } from "./step-field.tsx";
import { type StepForm, useStep } from "./use-step.ts";

/** The form of the step's function. */
export function StepFields({ stepId, form }: { stepId: string; form: StepForm }) {
  const definition = useDefinition();
  const step = useStep(stepId);
  const samples = useSamplesBefore(stepId);
  const unknown = useUnknownBefore(stepId, samples);
  const source = previewSource(definition, { stepId, samples });
  const message = useMemo(() => messageFrom(samples, source), [samples, source]);
  const mapper = source === undefined ? undefined : findEdge(definition, { source, target: stepId })?.config?.mapper;
  if (!step) return null;
  const fields = stepFields(form.sources.descriptor, form.found.descriptor).filter(([, field]) =>
    isFieldVisible(field, step.fields),
  );
  if (fields.length === 0) return null;
  return (
    <PanelSection title="Fields">
      {fields.map(([name, field]) => (
        <StepField
          key={name}
          {...{ stepId, name, field, form, message, mapper, samples, unknown, source }}
          values={step.fields}
          credential={step.credential}
        />
      ))}
    </PanelSection>
  );
}
