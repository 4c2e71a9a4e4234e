"use client";

import { useQuery } from "@tanstack/react-query";
import { LogLines } from "@/features/flow-editor/drawer/log-lines.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** The newest lines of a step's containers. */
export function StepLog({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const isIdle = useFlowState() === "inactive";
  const log = useQuery(
    trpc.logs.tail.queryOptions(
      { flowId, stepId, tail: 50 },
      { enabled: !isIdle, refetchInterval: 4_000, retry: false },
    ),
  );
  if (isIdle) return <p className="text-ink-faint text-sm">The log goes with its container.</p>;
  return <LogLines lines={log.data} error={log.error} />;
}
