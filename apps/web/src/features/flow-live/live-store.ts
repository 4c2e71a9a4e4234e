import type { FlowState, LiveFlow, LiveStep } from "@millrace/flow";
import { createStore, type StoreApi } from "zustand/vanilla";
import { mergeLive } from "./merge-live.ts";

/** `connecting` is the first attempt; `lost` shows the banner. */
export type Connection = "connecting" | "connected" | "lost";

export interface LiveState {
  flow: LiveFlow | undefined;
  /** State of the flow when the page was opened, until the first picture arrives. */
  initialState: FlowState;
  connection: Connection;
  receive(flow: LiveFlow): void;
  setConnection(connection: Connection): void;
}

export type LiveStore = StoreApi<LiveState>;

export function createLiveStore(initialState: FlowState): LiveStore {
  return createStore<LiveState>((set) => ({
    flow: undefined,
    initialState,
    connection: "connecting",
    receive: (flow) => set((state) => ({ flow: mergeLive(state.flow, flow), connection: "connected" })),
    setConnection: (connection) => set((state) => (state.connection === connection ? state : { connection })),
  }));
}

/** Every card asks several times with each picture: looking through all steps each time would be felt in a long flow. */
const stepsById = new WeakMap<readonly LiveStep[], ReadonlyMap<string, LiveStep>>();

export function findLiveStep({ flow }: LiveState, stepId: string): LiveStep | undefined {
  if (!flow) return undefined;
  const known = stepsById.get(flow.steps) ?? new Map(flow.steps.map((step) => [step.id, step]));
  stepsById.set(flow.steps, known);
  return known.get(stepId);
}

/** The state as its steps live it: a flow that drains works on until nothing is left. */
export function workingState(state: LiveState): FlowState {
  return state.flow?.drainEndsAt === undefined ? liveFlowState(state) : "running";
}

export function liveFlowState(state: LiveState): FlowState {
  return state.flow?.state ?? state.initialState;
}
