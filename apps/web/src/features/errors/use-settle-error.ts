"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { settleWords } from "@/features/quarantine/settle-words.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { FlowError } from "./flow-error.ts";

/** Everything that shows errors or counts them asks the server again. */
export function useRefreshErrors(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.error.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() }),
    ]);
  };
}

/** Sends the message of an error back to its step, or gives it up. `stepName` is for the words afterwards. */
export function useSettleError(error: FlowError, { stepName }: { stepName: string }) {
  const trpc = useTRPC();
  const refresh = useRefreshErrors();
  const words = settleWords(error.status);
  const retry = useMutation(
    trpc.error.retry.mutationOptions({
      onSuccess: async () => {
        toast.success(`The message is on its way to ${stepName}`, {
          description: "It goes on from there. If it fails again, it becomes a new error.",
        });
        await refresh();
      },
      onError: (failure) => toastError("The message was not sent again", failure),
    }),
  );
  const dismiss = useMutation(
    trpc.error.dismiss.mutationOptions({
      onSuccess: async () => {
        toast.success(words.noun === "error" ? "The error is dismissed" : "The message is dropped");
        await refresh();
      },
      onError: (failure) => toastError(`The ${words.noun} was not settled`, failure),
    }),
  );
  return { retry, dismiss, words };
}
