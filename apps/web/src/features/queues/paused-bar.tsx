"use client";

import { keepsQueues } from "@millrace/flow";
import { Pause, Play } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { useStepCommands } from "@/features/step-controls/use-step-commands.ts";

/** The way back for whoever has paused a step to look into its queue. */
export function PausedBar({ stepId, stepName }: { stepId: string; stepName: string }) {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  const { resume, step: key } = useStepCommands(stepId, { name: stepName });
  if (step?.isPaused !== true || !keepsQueues(state)) return null;
  return (
    <div
      role="status"
      className="flex min-h-9 shrink-0 items-center gap-2 border-b bg-suspended-soft px-3 py-1 text-sm"
    >
      <Pause aria-hidden className="size-4 shrink-0 text-suspended" />
      <p className="min-w-0 flex-1 truncate">
        "<bdi>{stepName}</bdi>" is paused: its queue fills, the other steps go on.
      </p>
      <Button size="sm" busy={resume.isPending} onClick={() => resume.mutate(key)}>
        {!resume.isPending && <Play aria-hidden />}
        Resume step
      </Button>
    </div>
  );
}
