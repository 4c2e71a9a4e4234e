"use client";

import { defaultStepSettings, keepsQueues } from "@millrace/flow";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useStepName } from "@/features/flow-editor/use-step-name.ts";
import { useFlowState, useLiveStep } from "@/features/flow-live/live-context.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import { PauseControl } from "./pause-control.tsx";
import { ScaleControl } from "./scale-control.tsx";
import { useVersionSetting } from "./use-version-setting.ts";

/** What can be done with a step while its flow is up. */
export function StepControls({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const state = useFlowState();
  const name = useStepName(stepId) ?? stepId;
  const version = useVersionSetting(stepId);
  const isPolling = useStepKind(stepId).function?.kind === "polling";
  if (!step || !keepsQueues(state)) return null;
  const now = {
    replicas: step.replicas ?? version?.replicas ?? defaultStepSettings.replicas,
    prefetch: step.prefetch ?? version?.prefetch ?? defaultStepSettings.prefetch,
  };
  return (
    <PanelSection title="Controls">
      <PauseControl step={step} name={name} />
      {isPolling ? (
        <p className="text-ink-faint text-xs">
          A polling trigger has one container that takes one message at a time: each poll goes on where the last one
          ended.
        </p>
      ) : (
        <ScaleControl key={stepId} step={step} name={name} now={now} version={version} />
      )}
    </PanelSection>
  );
}
