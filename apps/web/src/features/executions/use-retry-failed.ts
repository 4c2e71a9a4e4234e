"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useRefreshErrors } from "@/features/errors/use-settle-error.ts";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";

interface Wanted {
  executionIds: readonly string[];
  /** Only what failed in this step. */
  stepId?: string;
}

/** Sends what failed in executions back to the steps it failed in; it goes on from there, in the same execution. */
export function useRetryFailed() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const flowId = useFlowId();
  const refreshErrors = useRefreshErrors();
  const { mutate, isPending } = useMutation(
    trpc.error.retryAll.mutationOptions({
      onSuccess: async ({ retried, failed, left }) => {
        const [refused] = failed;
        if (refused)
          toastError(`${formatMany(failed.length, "message")} could not be sent again`, new Error(refused.reason));
        if (retried > 0) {
          toast.success(`${formatMany(retried, "message")} sent again`, {
            description:
              left > 0
                ? `${formatMany(left, "more error")} left: retry once more.`
                : "Each goes on from the step it failed in.",
          });
        } else if (!refused) {
          toast.error("Nothing was sent again", {
            description: "These errors were settled meanwhile, or their input was not kept.",
          });
        }
        await Promise.all([refreshErrors(), queryClient.invalidateQueries({ queryKey: trpc.execution.pathKey() })]);
      },
      onError: (error) => toastError("Nothing was sent again", error),
    }),
  );
  return {
    isPending,
    retry: ({ executionIds, stepId }: Wanted) =>
      mutate({ flowId, threadIds: [...executionIds], ...(stepId && { stepId }) }),
  };
}
