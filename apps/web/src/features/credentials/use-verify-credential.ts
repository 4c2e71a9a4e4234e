"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";

/** Tries a saved credential against its system again, and says what came of it. */
export function useVerifyCredential() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => client.credential.verify.mutate({ id }),
    onSuccess: ({ verified, reason, account, help }, { name }) => {
      if (verified) toast.success(`"${name}" works`, { description: account && `Connected as ${account}.` });
      else {
        toast.error(`"${name}" does not work`, {
          description: reason,
          ...(help?.link && { action: { label: "Help", onClick: () => openHelp(help.link) } }),
        });
      }
    },
    onError: (error, { name }) => toastError(`"${name}" could not be verified`, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() }),
  });
}

function openHelp(link: string | undefined): void {
  if (link) window.open(link, "_blank", "noopener,noreferrer");
}
