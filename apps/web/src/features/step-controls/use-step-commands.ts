"use client";

import { useMutation } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** What can be asked of a single step of a flow that is up; the picture of the step follows. */
export function useStepCommands(stepId: string, { name }: { name: string }) {
  const trpc = useTRPC();
  const id = useFlowId();
  const pause = useMutation(
    trpc.flow.pauseStep.mutationOptions({ onError: (error) => toastError(`"${name}" could not be paused`, error) }),
  );
  const resume = useMutation(
    trpc.flow.resumeStep.mutationOptions({ onError: (error) => toastError(`"${name}" could not go on`, error) }),
  );
  const scale = useMutation(
    trpc.flow.scaleStep.mutationOptions({ onError: (error) => toastError(`"${name}" could not be scaled`, error) }),
  );
  const restart = useMutation(
    trpc.flow.restartStep.mutationOptions({
      onSuccess: () =>
        toast.success(`"${name}" is restarted`, {
          description: "Each container works on until the new one takes over.",
        }),
      onError: (error) => toastError(`"${name}" could not be restarted`, error),
    }),
  );
  return { step: { id, stepId }, pause, resume, scale, restart };
}
