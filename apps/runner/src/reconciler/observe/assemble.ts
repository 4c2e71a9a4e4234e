import type { RunnerFlow } from "@millrace/db";
import type { EngineContainer } from "../../engine/container-engine.ts";
import type { ObservedFlow } from "../plan/observed-flow.ts";
import type { Eyes } from "./eyes.ts";
import { observeContainer } from "./observe-container.ts";
import { type SeenQueue, withMemory } from "./with-memory.ts";

/** What engine, broker and schedules say of a flow. */
export interface Facts {
  containers: readonly EngineContainer[];
  queues: ReadonlyMap<string, SeenQueue>;
  /** When what the broker's statistics tell of them was read, if not now. Epoch milliseconds. */
  statisticsAt?: number;
  schedule: ObservedFlow["schedule"];
  hasHookState: boolean;
}

export const noFacts: Facts = { containers: [], queues: new Map(), schedule: undefined, hasHookState: false };

/** Facts of this moment, how dead containers ended, and what this runner remembers. */
export async function assemble(
  { runner, memory, activity }: Pick<Eyes, "runner" | "memory" | "activity">,
  flow: RunnerFlow,
  { wanted, facts }: { wanted: ObservedFlow["wanted"]; facts: Facts },
): Promise<ObservedFlow> {
  const now = Date.now();
  const containers = await Promise.all(facts.containers.map((container) => observeContainer(runner, container)));
  return withMemory(memory, flow, { ...facts, wanted, containers, quietSince: activity.quietSince(flow), now });
}
