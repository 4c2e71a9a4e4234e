"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { Trial } from "./sample.ts";
import { useWatchTrial } from "./trial-watch.tsx";

/** Shows a trial that was begun, and follows it. */
export function useTrialBegun(): (stepId: string, trial: Trial) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const watch = useWatchTrial();
  const id = useFlowId();
  return async (stepId, trial) => {
    const queryKey = trpc.sample.trial.queryKey({ id, stepId });
    // A question that was asked before the trial began knows nothing of it, and may be answered after.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, { trial });
    watch(stepId);
  };
}
