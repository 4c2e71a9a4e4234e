"use client";

import { errorHandler, needsCredential, predecessors, stepFields, triggerKind } from "@millrace/flow";
import { useRef } from "react";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useStepProblems } from "@/features/flow-editor/problems/problem-context.tsx";
import { ScheduleFields } from "@/features/flow-editor/settings/schedule-fields.tsx";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { BesideValues } from "@/features/mapping/beside-values.tsx";
import { CredentialSection } from "../credential-section.tsx";
import { PanelSection } from "../panel-section.tsx";
import { StepAge } from "../step-age.tsx";
import { StepFields } from "../step-fields.tsx";
import { StepProblems } from "../step-problems.tsx";
import { StepValues } from "../step-values.tsx";
import { TickList } from "../tick-list.tsx";
import { useFocusField } from "../use-focus-field.ts";
import { useStepForm } from "../use-step.ts";
import { WebhookAddress } from "../webhook-address.tsx";

/** Credential and fields: what a step needs before it can work. */
export function SetUpTab({ stepId }: { stepId: string }) {
  const tab = useRef<HTMLDivElement>(null);
  const form = useStepForm(stepId);
  const isHandler = useEditor(({ history }) => errorHandler(history.present.graph)?.id === stepId);
  const isFed = useEditor(({ history }) => predecessors(history.present.graph, stepId).length > 0);
  useFocusField(tab, form !== undefined);
  if (!form) return <NoForm stepId={stepId} />;
  const { descriptor } = form.sources;
  const isTrigger = form.found.role === "trigger";
  const kind = isTrigger ? triggerKind(form.found.descriptor) : undefined;
  const hasFields = stepFields(descriptor, form.found.descriptor).length > 0;
  return (
    <div ref={tab} className="min-h-full">
      <BesideValues
        title={isHandler ? "Values of the error" : "Values from earlier steps"}
        values={hasFields && !isTrigger && (isHandler || isFed) && <StepValues stepId={stepId} />}
      >
        <div className="px-4 pt-3">
          <TickList stepId={stepId} />
        </div>
        <StepAge stepId={stepId} form={form} />
        <StepProblems stepId={stepId} />
        {kind === "webhook" && <WebhookAddress />}
        {needsCredential(descriptor) && <CredentialSection stepId={stepId} form={form} />}
        {kind === "polling" && (
          <PanelSection title="Schedule">
            <ScheduleFields />
          </PanelSection>
        )}
        <StepFields stepId={stepId} form={form} />
      </BesideValues>
    </div>
  );
}

function NoForm({ stepId }: { stepId: string }) {
  const { isComplete } = useCatalogue();
  const problems = useStepProblems(stepId);
  if (!isComplete) {
    return (
      <div aria-busy="true" className="flex flex-col gap-3 p-4">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
      </div>
    );
  }
  return <p className="p-4 text-problem text-sm">{problems[0]?.message ?? "This component is not known here."}</p>;
}
