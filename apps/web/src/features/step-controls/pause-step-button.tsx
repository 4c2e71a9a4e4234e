"use client";

import { keepsQueues } from "@millrace/flow";
import { Pause, Play } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useFlowState, useLiveStep } from "@/features/flow-live/live-context.tsx";
import { useTogglePause } from "./use-toggle-pause.ts";

/** Pause and resume as a small button, while the flow is up. */
export function PauseStepButton({ stepId, name }: { stepId: string; name: string }) {
  const step = useLiveStep(stepId);
  const state = useFlowState();
  const toggle = useTogglePause();
  if (!step || !keepsQueues(state)) return null;
  return (
    <IconButton
      size="sm"
      label={step.isPaused ? "Resume step" : "Pause step: its queue fills, the others go on"}
      shortcut="."
      onClick={() => void toggle(stepId, name)}
    >
      {step.isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
    </IconButton>
  );
}
