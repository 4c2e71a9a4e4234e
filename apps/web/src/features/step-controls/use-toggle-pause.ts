"use client";

import { keepsQueues } from "@millrace/flow";
import { useCallback } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useLiveStore } from "@/features/flow-live/live-context.tsx";
import { findLiveStep, liveFlowState } from "@/features/flow-live/live-store.ts";
import { useTRPCClient } from "@/lib/trpc.ts";

/** Pauses a step that works, lets a paused one go on. Stays the same function, since it is handed to every key press. */
export function useTogglePause(): (stepId: string, name: string) => Promise<void> {
  const live = useLiveStore();
  const client = useTRPCClient();
  const id = useFlowId();
  return useCallback(
    async (stepId, name) => {
      if (!keepsQueues(liveFlowState(live.getState()))) {
        toast.error(`"${name}" cannot be paused`, { description: "Its flow is not running. Start it first." });
        return;
      }
      const isPaused = findLiveStep(live.getState(), stepId)?.isPaused === true;
      try {
        const command = isPaused ? client.flow.resumeStep : client.flow.pauseStep;
        await command.mutate({ id, stepId });
        if (isPaused) toast.success(`"${name}" goes on`);
        else toast.success(`"${name}" is paused`, { description: "Its queue fills; the other steps go on." });
      } catch (error) {
        toastError(isPaused ? `"${name}" could not go on` : `"${name}" could not be paused`, error);
      }
    },
    [live, client, id],
  );
}
