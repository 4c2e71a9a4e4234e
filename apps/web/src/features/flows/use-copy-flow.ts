"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** Makes another flow with the same draft, and offers to open it. */
export function useCopyFlow({ id, name }: { id: string; name: string }): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const copy = useMutation(
    trpc.flow.copy.mutationOptions({
      onSuccess: async (made) => {
        await queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
        toast.success(`"${made.name}" is made`, {
          description: "It is a draft; secrets typed into steps were not copied.",
          action: { label: "Open", onClick: () => router.push(`/flows/${made.id}`) },
        });
      },
      onError: (error) => toastError(`"${name}" could not be duplicated`, error),
    }),
  );
  return () => copy.mutate({ id });
}
