"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import type { Execution } from "./execution.ts";
import { type ExecutionFilter, executionInput } from "./execution-filter.ts";
import { stillRows, withOlder } from "./still-rows.ts";

/** How many are asked for at once. */
export const executionPage = 100;
const refreshMs = 3_000;

/** The executions that fit a filter, as a list whose rows stay still. */
export function useExecutions(filter: ExecutionFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const flowId = useFlowId();
  const wanted = { flowId, limit: executionPage, ...executionInput(filter) };
  const newest = useQuery(trpc.execution.list.queryOptions(wanted, { refetchInterval: refreshMs }));
  const [shown, setShown] = useState<readonly Execution[]>();
  /** Undefined until somebody asked for older ones. */
  const [older, setOlder] = useState<{ hasMore: boolean; pages: number }>();
  const [isLoadingOlder, setLoadingOlder] = useState(false);
  const fresh = newest.data?.items;
  if (fresh && fresh.length > 0 && !shown) setShown(fresh);
  const { rows, newCount } = stillRows(shown, fresh ?? []);

  const loadOlder = async () => {
    const last = rows.at(-1);
    if (!last || isLoadingOlder) return;
    setLoadingOlder(true);
    try {
      // Where the shown ones end, whatever came since; several may have begun in that very moment.
      const page = await client.execution.list.query({ ...wanted, to: last.startedAt });
      setShown(withOlder(rows, page.items));
      setOlder({ hasMore: page.nextCursor !== undefined, pages: (older?.pages ?? 1) + 1 });
    } catch (error) {
      toastError("Older executions could not be loaded", error);
    }
    setLoadingOlder(false);
  };

  return {
    rows,
    newCount,
    isPending: newest.isPending,
    error: newest.error,
    refetch: () => void newest.refetch(),
    showNew: () => {
      setShown(fresh);
      setOlder(undefined);
    },
    hasOlder: older ? older.hasMore : newest.data?.nextCursor !== undefined,
    pages: older?.pages ?? 1,
    isLoadingOlder,
    loadOlder: () => void loadOlder(),
  };
}
