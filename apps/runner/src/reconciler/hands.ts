import type { Publisher } from "@millrace/broker";
import type { RunnerFlow } from "@millrace/db";
import type { Metrics } from "../health/metrics.ts";
import type { Runner } from "../runner.ts";
import type { FlowMemory } from "./observe/flow-memory.ts";
import type { ObservedFlow } from "./plan/observed-flow.ts";

/** What executors work with. */
export interface Hands {
  runner: Runner;
  memory: FlowMemory;
  flow: RunnerFlow;
  observed: ObservedFlow;
  publisher: Publisher;
  metrics: Pick<Metrics, "polls">;
  /** The flow's row changed: tell whoever shows it. */
  changed: (flowId: string) => void;
}
