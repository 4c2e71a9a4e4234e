"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** What can be asked of a flow from the list; the state itself follows by the live picture. */
export function useFlowCommands({ id, name }: { id: string; name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });

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
      onError: (error) => toastError(`"${name}" could not be run`, error),
    }),
  );
  return { start: () => start.mutate({ id }), starting: start.isPending, runNow: () => runNow.mutate({ id }) };
}
