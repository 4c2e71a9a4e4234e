"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/trpc.ts";
import { inSlices } from "./in-slices.ts";
import type { Connection, LiveStore } from "./live-store.ts";
import { whenVisible } from "./when-visible.ts";

/**
 * Feeds the store from the server. Each picture is whole, and the connection resumes by itself from the last one seen, so that a
 * browser that was away shows the present as soon as it is back. A hidden tab draws nothing.
 */
export function useFlowLive(store: LiveStore, flowId: string): void {
  const trpc = useTRPC();
  const [slices] = useState(() =>
    inSlices(store, { request: (draw) => requestAnimationFrame(draw), cancel: (frame) => cancelAnimationFrame(frame) }),
  );
  const [pictures] = useState(() => whenVisible(document, slices.take));
  useEffect(
    () => () => {
      pictures.close();
      slices.close();
    },
    [pictures, slices],
  );
  const { status, error } = useSubscription(
    trpc.flow.live.subscriptionOptions({ id: flowId }, { onData: ({ data }) => pictures.take(data) }),
  );
  const connection = connectionOf(status, error !== null && error !== undefined);
  useEffect(() => store.getState().setConnection(connection), [store, connection]);
}

function connectionOf(status: "idle" | "connecting" | "pending" | "error", failed: boolean): Connection {
  if (status === "pending") return "connected";
  if (status === "error" || failed) return "lost";
  return "connecting";
}
