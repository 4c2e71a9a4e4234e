"use client";

import { defaultStepSettings, keepsQueues, type LiveStep } from "@millrace/flow";
import type { ReactNode } from "react";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useStepName } from "@/features/flow-editor/use-step-name.ts";
import { useFlowState, useLiveStep } from "@/features/flow-live/live-context.tsx";
import { PanelSection } from "@/features/step-panel/panel-section.tsx";
import { PauseControl } from "./pause-control.tsx";
import { RestartControl } from "./restart-control.tsx";
import { ScaleControl } from "./scale-control.tsx";
import { useVersionSetting } from "./use-version-setting.ts";

/** What can be done with a step while its flow is up. */
export function StepControls({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const state = useFlowState();
  const name = useStepName(stepId) ?? stepId;
  if (!step || !keepsQueues(state)) return null;
  return (
    <PanelSection title="Controls">
      <PauseControl step={step} name={name} />
      <RestartControl step={step} name={name} />
      <Scaling step={step} name={name} />
    </PanelSection>
  );
}

function Scaling({ step, name }: { step: LiveStep; name: string }) {
  const version = useVersionSetting(step.id);
  const isPolling = useStepKind(step.id).function?.kind === "polling";
  if (isPolling) {
    return (
      <Hint>
        A polling trigger has one container that takes one message at a time: each poll goes on where the last one
        ended.
      </Hint>
    );
  }
  const now = {
    replicas: step.replicas ?? version?.replicas ?? defaultStepSettings.replicas,
    prefetch: step.prefetch ?? version?.prefetch ?? defaultStepSettings.prefetch,
  };
  return <ScaleControl key={step.id} step={step} name={name} now={now} version={version} />;
}

function Hint({ children }: { children: ReactNode }) {
  return <p className="text-ink-faint text-xs">{children}</p>;
}
