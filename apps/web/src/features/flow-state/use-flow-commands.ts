"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";

export interface CommandedFlow {
  id: string;
  name: string;
}

/** What can be asked of a flow; its state follows by the live picture. */
export function useFlowCommands({ id, name }: CommandedFlow) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.flow.get.queryKey({ id }) }),
      queryClient.invalidateQueries({ queryKey: trpc.flow.status.queryKey({ id }) }),
    ]);
  const failing = (participle: string) => (error: unknown) => toastError(`"${name}" could not be ${participle}`, error);

  const start = useMutation(
    trpc.flow.start.mutationOptions({
      onSuccess: refresh,
      onError: (error) =>
        toast.error(`"${name}" could not be started`, {
          description: readApiError(error).message,
          action: { label: "Open", onClick: () => router.push(`/flows/${id}`) },
        }),
    }),
  );
  const runNow = useMutation(
    trpc.flow.runNow.mutationOptions({
      onSuccess: () => toast.success(`"${name}" runs once`),
      onError: failing("run"),
    }),
  );
  const stop = useMutation(trpc.flow.stop.mutationOptions({ onSuccess: refresh, onError: failing("stopped") }));
  const suspend = useMutation(trpc.flow.suspend.mutationOptions({ onSuccess: refresh, onError: failing("suspended") }));
  const resume = useMutation(trpc.flow.resume.mutationOptions({ onSuccess: refresh, onError: failing("resumed") }));
  return { start, runNow, stop, suspend, resume };
}

export type FlowCommands = ReturnType<typeof useFlowCommands>;
