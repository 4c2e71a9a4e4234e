"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

/** What a person wants to see of a live flow beside what its cards always show. */
export interface LiveView {
  /** Depth, limit, rate and age on all edges. */
  showsQueues: boolean;
  /** "Why is it not moving?" is being asked. */
  asksWhy: boolean;
  toggleQueues(): void;
  askWhy(asks: boolean): void;
}

export type LiveViewStore = StoreApi<LiveView>;

const LiveViewContext = createContext<LiveViewStore | undefined>(undefined);

export function LiveViewProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createLiveView);
  return <LiveViewContext value={store}>{children}</LiveViewContext>;
}

export function useLiveViewStore(): LiveViewStore {
  const store = use(LiveViewContext);
  if (!store) throw new Error("useLiveViewStore is used outside a LiveViewProvider.");
  return store;
}

export function useLiveView<T>(select: (view: LiveView) => T): T {
  return useStore(useLiveViewStore(), select);
}

function createLiveView(): LiveViewStore {
  return createStore<LiveView>((set) => ({
    showsQueues: false,
    asksWhy: false,
    toggleQueues: () => set(({ showsQueues }) => ({ showsQueues: !showsQueues })),
    askWhy: (asksWhy) => set({ asksWhy }),
  }));
}
