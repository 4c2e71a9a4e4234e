"use client";

import { useCallback, useEffect, useRef } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { useExecutionViewStore } from "./execution-view.tsx";
import { useRetryFailed } from "./use-retry-failed.ts";

/** By key: what failed in the selected step of the execution that is shown, else in all of it. Stays the same function. */
export function useRetryShown(): (stepId: string | undefined) => void {
  const view = useExecutionViewStore();
  const { retry } = useRetryFailed();
  const send = useRef(retry);
  useEffect(() => {
    send.current = retry;
  });
  return useCallback(
    (stepId) => {
      const { shown } = view.getState();
      if (!shown) {
        toast.error("No execution is shown", { description: "Open one that failed: its messages can be sent again." });
        return;
      }
      const isOwn = stepId !== undefined && (shown.steps.get(stepId)?.retryable ?? 0) > 0;
      send.current({ executionIds: [shown.id], ...(isOwn && { stepId }) });
    },
    [view],
  );
}
