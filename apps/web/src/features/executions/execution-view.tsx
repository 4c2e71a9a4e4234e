"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { useDrawerState } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { type ShownExecution, shownExecution } from "./shown-execution.ts";

type ViewStore = StoreApi<{ shown: ShownExecution | undefined }>;

const ExecutionViewContext = createContext<ViewStore | undefined>(undefined);

/** The execution that is open in the drawer, for the canvas to draw. */
export function ExecutionViewProvider({ children }: { children: ReactNode }) {
  const [store] = useState<ViewStore>(() => createStore(() => ({ shown: undefined })));
  return (
    <ExecutionViewContext value={store}>
      <Follow store={store} />
      {children}
    </ExecutionViewContext>
  );
}

export function useExecutionViewStore(): ViewStore {
  const store = use(ExecutionViewContext);
  if (!store) throw new Error("useExecutionView is used outside an ExecutionViewProvider.");
  return store;
}

/** Part of the execution on the canvas; `shown` is undefined while none is. */
export function useExecutionView<T>(select: (shown: ShownExecution | undefined) => T): T {
  return useStore(useExecutionViewStore(), ({ shown }) => select(shown));
}

const refreshMs = 2_000;

/** How often to ask anew about an execution: until all of its messages have arrived. */
export function executionInterval(execution: ApiOutputs["execution"]["show"] | undefined): number | false {
  return execution?.status === "running" ? refreshMs : false;
}

function Follow({ store }: { store: ViewStore }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const id = useDrawerState(({ tab, openExecutionId }) => (tab === "executions" ? openExecutionId : undefined));
  const execution = useQuery(
    trpc.execution.show.queryOptions(id === undefined ? skipToken : { id }, {
      refetchInterval: ({ state }) => executionInterval(state.data),
    }),
  ).data;
  const errors = useQuery(
    trpc.error.list.queryOptions(id === undefined ? skipToken : { flowId, threadId: id, limit: 200 }, {
      refetchInterval: executionInterval(execution),
    }),
  ).data?.items;
  useEffect(() => {
    const isOurs = execution?.flowId === flowId && execution.id === id;
    store.setState({ shown: isOurs ? shownExecution(execution, errors ?? []) : undefined });
  }, [store, execution, errors, flowId, id]);
  return null;
}
