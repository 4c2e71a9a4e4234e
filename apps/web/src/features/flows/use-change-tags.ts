"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** Gives flows tags and takes others away; list and open flow show it at once. */
export function useChangeTags() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const listKey = trpc.flow.list.queryKey();
  return useMutation(
    trpc.flow.changeTags.mutationOptions({
      onSuccess: async (changed) => {
        const byId = new Map(changed.map(({ id, tags }) => [id, tags]));
        queryClient.setQueryData(listKey, (flows) =>
          flows?.map((flow) => ({ ...flow, tags: byId.get(flow.id) ?? flow.tags })),
        );
        for (const { id, tags } of changed) {
          queryClient.setQueryData(trpc.flow.get.queryKey({ id }), (flow) => flow && { ...flow, tags });
        }
        await queryClient.invalidateQueries({ queryKey: listKey });
      },
      onError: (error) => toastError("The tags could not be changed", error),
    }),
  );
}
