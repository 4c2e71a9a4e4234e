"use client";

import { useQuery } from "@tanstack/react-query";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { Sample } from "./sample.ts";

export interface KnownSample {
  sample: Sample | undefined;
  /** Taken on purpose, not merely what went through the flow last. */
  isTaken: boolean;
  isPending: boolean;
  error: unknown;
  retry(): void;
}

/** What is known of a step's output: its sample, else what it put out last in the running flow. */
export function useKnownSample(stepId: string): KnownSample {
  const trpc = useTRPC();
  const list = useQuery(trpc.sample.list.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 }));
  const of = (samples: readonly Sample[] | undefined) => samples?.find((sample) => sample.stepId === stepId);
  const taken = of(list.data?.taken);
  return {
    sample: taken ?? of(list.data?.recorded),
    isTaken: taken !== undefined,
    isPending: list.isPending,
    error: list.data ? undefined : list.error,
    retry: () => void list.refetch(),
  };
}
