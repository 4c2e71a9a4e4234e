"use client";

import type { FlowState, LiveStep } from "@millrace/flow";
import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import { findLiveStep, type LiveState, type LiveStore, liveFlowState, workingState } from "./live-store.ts";

const LiveContext = createContext<LiveStore | undefined>(undefined);

export function LiveProvider({ store, children }: { store: LiveStore; children: ReactNode }) {
  return <LiveContext value={store}>{children}</LiveContext>;
}

export function useLiveStore(): LiveStore {
  const store = use(LiveContext);
  if (!store) throw new Error("useLiveStore is used outside a LiveProvider.");
  return store;
}

export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(useLiveStore(), select);
}

/** Containers, queue and counts of one step; changes only when they do. */
export function useLiveStep(stepId: string): LiveStep | undefined {
  return useLive((state) => findLiveStep(state, stepId));
}

export function useFlowState(): FlowState {
  return useLive(liveFlowState);
}

/** Whether there are containers and queues to show goes by this one: a flow that drains still has both. */
export function useWorkingState(): FlowState {
  return useLive(workingState);
}
