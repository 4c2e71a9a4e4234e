"use client";

import type { LiveFlow } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTRPC } from "@/lib/trpc.ts";
import type { ListedFlow } from "./flow-table.tsx";
import { noteThroughput } from "./throughput.ts";

export type LiveConnection = "open" | "lost";

/** Keeps the cached list of flows in step with what the runner publishes. */
export function useLiveFlows(): LiveConnection {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const listKey = trpc.flow.list.queryKey();
  const subscription = useSubscription(
    trpc.flow.liveAll.subscriptionOptions(undefined, {
      onData: ({ data: live }) => {
        noteThroughput(live);
        const known = queryClient.getQueryData(listKey)?.some((flow) => flow.id === live.flowId);
        if (!known) return void queryClient.invalidateQueries({ queryKey: listKey });
        queryClient.setQueryData(listKey, (flows) => flows?.map((flow) => withLive(flow, live)));
      },
    }),
  );
  return subscription.status === "error" || (subscription.status === "connecting" && subscription.error)
    ? "lost"
    : "open";
}

/** State and totals at once; open errors come with the next reading of the list. */
function withLive(flow: ListedFlow, live: LiveFlow & Pick<ListedFlow, "totals">): ListedFlow {
  if (flow.id !== live.flowId) return flow;
  const {
    stateReason: _reason,
    retentionEndsAt: _retention,
    drainEndsAt: _drain,
    previousVersion: _old,
    ...rest
  } = flow;
  const { state, totals, since, reason, retentionEndsAt, drainEndsAt, previousVersion } = live;
  return {
    ...rest,
    state,
    totals,
    stateSince: isoTime(since),
    ...(reason !== undefined && { stateReason: reason }),
    ...(retentionEndsAt !== undefined && { retentionEndsAt: isoTime(retentionEndsAt) }),
    ...(drainEndsAt !== undefined && { drainEndsAt: isoTime(drainEndsAt) }),
    ...(previousVersion !== undefined && { previousVersion }),
  };
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
