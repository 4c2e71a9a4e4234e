"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { type ApiInputs, useTRPC } from "@/lib/trpc.ts";
import type { QueuePlace } from "./queue-place.ts";
import { useLookAgain } from "./use-queue-messages.ts";

type Wanted = Omit<ApiInputs["message"]["act"], keyof QueuePlace>;

const lookEveryMs = 500;

/** An act on messages of a queue, followed to its end. */
export function useAct(place: QueuePlace) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const lookAgain = useLookAgain();
  const begin = useMutation(
    trpc.message.act.mutationOptions({ onError: (error) => toastError("It could not be begun", error) }),
  );
  const id = begin.data?.id;
  const progress = useQuery(
    trpc.message.progress.queryOptions(
      { flowId: place.flowId, id: id ?? "" },
      {
        enabled: id !== undefined,
        refetchInterval: ({ state }) => (state.data && state.data.outcome !== "begun" ? false : lookEveryMs),
      },
    ),
  );
  const cancel = useMutation(
    trpc.message.cancel.mutationOptions({ onError: (error) => toastError("It could not be stopped", error) }),
  );
  const result = progress.data;
  const isOver = result !== undefined && result.outcome !== "begun";
  useEffect(() => {
    if (!isOver) return;
    void lookAgain();
    void queryClient.invalidateQueries({ queryKey: trpc.error.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
  }, [isOver, lookAgain, queryClient, trpc]);
  return {
    start: (wanted: Wanted) => begin.mutate({ ...place, ...wanted }),
    stop: () => id !== undefined && cancel.mutate({ flowId: place.flowId, id }),
    phase: isOver
      ? ("over" as const)
      : begin.isPending || id !== undefined
        ? ("working" as const)
        : ("asking" as const),
    isStopping: cancel.isPending || result?.cancelledBy !== undefined,
    result,
  };
}
