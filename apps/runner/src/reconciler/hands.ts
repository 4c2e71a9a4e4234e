import type { RunnerFlow } from "@millrace/db";
import type { Runner } from "../runner.ts";
import type { FlowMemory } from "./observe/flow-memory.ts";
import type { ObservedFlow } from "./plan/observed-flow.ts";

/** What executors work with. */
export interface Hands {
  runner: Runner;
  memory: FlowMemory;
  flow: RunnerFlow;
  observed: ObservedFlow;
  /** Puts the scheduler's message in front of the trigger. */
  pollNow: (flowId: string) => Promise<void>;
  /** The flow's row changed: tell whoever shows it. */
  changed: (flowId: string) => void;
}
