"use client";

import { type LiveStep, wantsContainers } from "@millrace/flow";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useStepCommands } from "./use-step-commands.ts";

/** Replaces a step's containers one after the other, as a new version would. Busy until those that were there are gone. */
export function RestartControl({ step, name }: { step: LiveStep; name: string }) {
  const { step: place, restart } = useStepCommands(step.id, { name });
  const state = useFlowState();
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  const isUp = wantsContainers(state) && step.isPaused !== true;
  const isChanging = isUp && step.containers.some(({ id }) => leaving.includes(id));
  if (!isUp) return null;
  const ask = () => {
    const present = step.containers.map(({ id }) => id);
    restart.mutate(place, { onSuccess: () => setLeaving(present) });
  };
  return (
    <div className="flex items-start gap-3">
      <p className="min-w-0 flex-1 text-ink-muted text-sm">
        {isChanging
          ? "New containers come up beside the old ones, which finish what they hold."
          : "A restart replaces its containers one after the other. No message is lost."}
      </p>
      <Button busy={restart.isPending || isChanging} onClick={ask}>
        {!restart.isPending && !isChanging && <RefreshCw aria-hidden />}
        {isChanging ? "Restarting…" : "Restart step"}
      </Button>
    </div>
  );
}
