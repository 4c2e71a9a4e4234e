"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFlowState, useLive } from "@/features/flow-live/live-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { useFlowId } from "./use-flow.ts";

/** Reads again what the server says of the open flow when the runner changed it: a version taken over, or given up. */
export function useFreshFlow(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const version = useLive((live) => live.flow?.version);
  const previousVersion = useLive((live) => live.flow?.previousVersion);
  const facts = `${useFlowState()} ${version} ${previousVersion}`;
  const known = useRef(facts);
  useEffect(() => {
    if (known.current === facts) return;
    known.current = facts;
    void queryClient.invalidateQueries({ queryKey: trpc.flow.get.queryKey({ id }) });
  }, [facts, id, queryClient, trpc]);
}
