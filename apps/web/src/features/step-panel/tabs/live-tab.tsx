"use client";

import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useLiveStep } from "@/features/flow-live/live-context.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { useRecordedSamples } from "@/features/mapping/use-step-samples.ts";
import { StepSnapshot } from "@/features/snapshot/step-snapshot.tsx";
import { StepControls } from "@/features/step-controls/step-controls.tsx";
import { ThroughputSection } from "@/features/throughput/throughput-section.tsx";
import { StepContainers } from "../live/step-containers.tsx";
import { StepErrors } from "../live/step-errors.tsx";
import { StepLog } from "../live/step-log.tsx";
import { StepNumbers } from "../live/step-numbers.tsx";
import { PanelSection } from "../panel-section.tsx";

/** What the step does right now, and what can be done with it meanwhile. */
export function LiveTab({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const sample = useRecordedSamples()[stepId];
  const kind = useStepKind(stepId);
  return (
    <>
      <StepControls stepId={stepId} />
      <StepContainers stepId={stepId} />
      {step && <StepNumbers step={step} />}
      <ThroughputSection stepId={stepId} />
      {sample !== undefined && (
        <PanelSection title="Newest output">
          <JsonView value={sample} label="Newest output" />
        </PanelSection>
      )}
      {kind.function?.kind === "polling" && <StepSnapshot stepId={stepId} />}
      <StepErrors stepId={stepId} />
      <PanelSection title="Log">
        <StepLog stepId={stepId} />
      </PanelSection>
    </>
  );
}
