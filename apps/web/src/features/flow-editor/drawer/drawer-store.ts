import { createStore, type StoreApi } from "zustand/vanilla";
import { type ErrorFilter, everyError, readErrorFilter } from "../../errors/error-filter.ts";
import type { ErrorStatus } from "../../errors/flow-error.ts";
import { type ExecutionFilter, readExecutionFilter } from "../../executions/execution-filter.ts";
import { everyLine, type LogFilter, readLogFilter } from "../../logs/log-filter.ts";
import { type QueueKind, queueKinds } from "../../queues/queue-place.ts";

export const drawerTabs = ["executions", "queues", "errors", "logs", "timeline", "versions"] as const;
export type DrawerTab = (typeof drawerTabs)[number];

/** What the drawer shows. Kept apart from it, so that a card or the step's panel can open it at a place. */
export interface DrawerState {
  /** Undefined: closed. */
  tab: DrawerTab | undefined;
  errorFilter: ErrorFilter;
  openErrorId: string | undefined;
  executionFilter: ExecutionFilter;
  openExecutionId: string | undefined;
  logFilter: LogFilter;
  /** Without a step: the fullest one. */
  queue: { stepId: string | undefined; kind: QueueKind };
  setTab(tab: DrawerTab | undefined): void;
  setErrorFilter(filter: ErrorFilter): void;
  openError(id: string | undefined): void;
  setExecutionFilter(filter: ExecutionFilter): void;
  openExecution(id: string | undefined): void;
  setLogFilter(filter: LogFilter): void;
  /** Opens the errors of a step, or one of its kinds. */
  showErrors(wanted: { stepId?: string; status?: ErrorStatus }): void;
  /** Opens one execution beside the list. */
  showExecution(id: string): void;
  /** Opens the queue of a step; without a kind the one that was open. */
  showQueue(wanted: { stepId: string; kind?: QueueKind }): void;
  /** Opens the log of a step, or of an execution. */
  showLogs(wanted: { stepId?: string; threadId?: string }): void;
}

export type DrawerStore = StoreApi<DrawerState>;

/** `address` is the query of the page: `?drawer=executions&execution=…` leads to a place in the drawer. */
export function createDrawerStore({ address, nowMs }: { address: string; nowMs: number }): DrawerStore {
  const params = new URLSearchParams(address);
  return createStore<DrawerState>((set) => ({
    tab: drawerTabs.find((known) => known === params.get("drawer")),
    errorFilter: { ...readErrorFilter(params, { nowMs }), flowId: undefined },
    openErrorId: params.get("error") ?? undefined,
    executionFilter: readExecutionFilter(params, { nowMs }),
    openExecutionId: params.get("execution") ?? undefined,
    logFilter: readLogFilter(params),
    queue: {
      stepId: params.get("step") ?? undefined,
      kind: queueKinds.find((known) => known === params.get("kind")) ?? "waiting",
    },
    setTab: (tab) => set({ tab }),
    setErrorFilter: (errorFilter) => set({ errorFilter, openErrorId: undefined }),
    openError: (openErrorId) => set({ openErrorId }),
    setExecutionFilter: (executionFilter) => set({ executionFilter }),
    openExecution: (openExecutionId) => set({ openExecutionId }),
    setLogFilter: (logFilter) => set({ logFilter }),
    showErrors: ({ stepId, status }) =>
      set({ tab: "errors", errorFilter: { ...everyError, stepId, status }, openErrorId: undefined }),
    showExecution: (openExecutionId) => set({ tab: "executions", openExecutionId }),
    showQueue: ({ stepId, kind }) =>
      set(({ queue }) => ({ tab: "queues", queue: { stepId, kind: kind ?? queue.kind } })),
    showLogs: (wanted) => set({ tab: "logs", logFilter: { ...everyLine, ...wanted } }),
  }));
}
