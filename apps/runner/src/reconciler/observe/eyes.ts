import type { QueueFacts } from "@millrace/broker";
import type { Runner } from "../../runner.ts";
import type { ActivityWatch } from "./activity.ts";
import type { FlowMemory } from "./flow-memory.ts";
import type { VersionCache } from "./version-cache.ts";

/** What the reconciler looks through. */
export interface Eyes {
  runner: Runner;
  memory: FlowMemory;
  activity: ActivityWatch;
  versions: VersionCache;
  /** The broker's statistics as last read: a second old, or two. */
  queueFacts: () => { at: number; queues: readonly QueueFacts[] };
}
