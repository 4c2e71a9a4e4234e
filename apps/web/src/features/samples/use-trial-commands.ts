"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { Trial } from "./sample.ts";
import { useTrialBegun } from "./use-trial-begun.ts";

/** Begins and gives up trials of a step, as it is drawn now. */
export function useTrialCommands(stepId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const store = useEditorStore();
  const id = useFlowId();
  const show = useTrialBegun();
  const place = { id, stepId };
  const begun = (trial: Trial) => show(stepId, trial);
  const run = useMutation(trpc.sample.run.mutationOptions({ onSuccess: begun }));
  const wait = useMutation(trpc.sample.waitForCall.mutationOptions({ onSuccess: begun }));
  const cancel = useMutation(
    trpc.sample.cancel.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.sample.trial.queryKey(place) }),
      onError: (error) => toastError("It could not be cancelled", error),
    }),
  );
  const drawn = () => ({ ...place, definition: store.getState().history.present });
  return {
    run: (given?: { input: unknown }) => {
      wait.reset();
      run.mutate({ ...drawn(), ...given });
    },
    wait: () => {
      run.reset();
      wait.mutate(drawn());
    },
    cancel: () => cancel.mutate(place),
    isBeginning: run.isPending || wait.isPending,
    isCancelling: cancel.isPending,
    /** Why the last one could not even begin. */
    refusal: run.error ?? wait.error ?? undefined,
  };
}
