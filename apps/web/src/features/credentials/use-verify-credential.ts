"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readApiError } from "@/lib/api-error.ts";
import { errorLogs } from "@/lib/error-logs.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";

export interface VerifyFailure {
  reason: string;
  help?: { description?: string | undefined; link?: string | undefined } | undefined;
  logs: readonly string[];
}

interface Reactions {
  /** Nobody could be asked, or the answer was no. */
  onFailure(failure: VerifyFailure): void;
  onSuccess(): void;
}

/** Tries a saved credential against its system again. */
export function useVerifyCredential({ onFailure, onSuccess }: Reactions) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: { id: string }) => client.credential.verify.mutate({ id }),
    // Shown once the list says the same: two answers beside each other would differ for a moment.
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() }),
    onSuccess: ({ verified, reason, help, logs }) => {
      if (verified) onSuccess();
      else onFailure({ reason: reason ?? refusal, help, logs: logs ?? [] });
    },
    onError: (error) => onFailure({ reason: readApiError(error).message, logs: errorLogs(error) }),
  });
}

/** Of a system that gives none. */
export const refusal = "The system did not accept these values.";
