"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { isUnderWay, type Trial } from "./sample.ts";

const lookMs = 500;

export interface NewestTrial {
  trial: Trial | undefined;
  isPending: boolean;
  error: unknown;
  retry(): void;
}

/** The newest trial of a step, looked at often while it is under way. A sample that comes of it is there at once. */
export function useTrial(stepId: string): NewestTrial {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const query = useQuery(
    trpc.sample.trial.queryOptions(
      { id, stepId },
      { refetchInterval: ({ state }) => (isUnderWay(state.data?.trial) ? lookMs : false) },
    ),
  );
  const trial = query.data?.trial ?? undefined;
  const before = useRef(trial);
  useEffect(() => {
    const wasUnderWay = isUnderWay(before.current);
    before.current = trial;
    if (wasUnderWay && trial?.status === "done") {
      void queryClient.invalidateQueries({ queryKey: trpc.sample.list.queryKey({ id }) });
    }
  }, [trial, queryClient, trpc, id]);
  return { trial, isPending: query.isPending, error: query.error, retry: () => void query.refetch() };
}
