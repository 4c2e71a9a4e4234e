"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { drawerAddress } from "./drawer-address.ts";
import { createDrawerStore, type DrawerState, type DrawerStore } from "./drawer-store.ts";

const DrawerContext = createContext<DrawerStore | undefined>(undefined);

/** Begins where the page's address points. Only drawn in the browser, after the flow was loaded. */
export function DrawerProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createDrawerStore({ address: window.location.search, nowMs: Date.now() }));
  useEffect(() => keepAddress(store), [store]);
  return <DrawerContext value={store}>{children}</DrawerContext>;
}

/** The address follows what is shown, so that it can be shared and outlives a reload. @returns how to end that. */
function keepAddress(store: DrawerStore): () => void {
  return store.subscribe((state) => {
    const { pathname, search } = window.location;
    const query = drawerAddress(state, search);
    if (query !== search) window.history.replaceState(window.history.state, "", `${pathname}${query}`);
  });
}

/** The store itself, for handlers that open the drawer at a place. */
export function useDrawer(): DrawerStore {
  const store = use(DrawerContext);
  if (!store) throw new Error("useDrawer is used outside a DrawerProvider.");
  return store;
}

export function useDrawerState<T>(select: (state: DrawerState) => T): T {
  return useStore(useDrawer(), select);
}
