"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { type ApiOutputs, useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { useSaving } from "../autosave/saving-context.tsx";
import { useFlowId } from "../use-flow.ts";

export type Changes = ApiOutputs["flow"]["changes"];

/** What publishing the draft would do, asked again when somebody else changes it. What was drawn last is saved before it is asked for. */
export function useChanges() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { autosave } = useSaving();
  const id = useFlowId();
  return useQuery({
    queryKey: [...trpc.flow.changes.queryKey({ id }), "review", autosave.revision()],
    queryFn: async () => {
      if (!(await autosave.flush())) throw new Error("The draft is not saved yet. Publishing needs it on the server.");
      return client.flow.changes.query({ id });
    },
    retry: false,
    placeholderData: keepPreviousData,
    gcTime: 0, // the next time it is asked for, everything may be different
  });
}

/** Publishes; `onDone` learns the version. */
export function usePublish({ onDone }: { onDone(version: number): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.flow.publish.mutationOptions({
      onSuccess: async ({ version }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
        onDone(version);
      },
      onError: (error) => toastError("The flow could not be published", error),
    }),
  );
}
