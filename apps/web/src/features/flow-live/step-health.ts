import type { FlowState, LiveStep } from "@millrace/flow";
import { wantsContainers } from "@millrace/flow";

export type StepHealth = "idle" | "starting" | "ready" | "restarting" | "out-of-memory";

export const healthWords: Record<StepHealth, string> = {
  idle: "No container",
  starting: "Container starting",
  ready: "Ready",
  restarting: "Container restarting",
  "out-of-memory": "Out of memory, restarting",
};

/** What the containers of a step amount to; the worst one speaks for all replicas. */
export function stepHealth(step: LiveStep | undefined, state: FlowState): StepHealth {
  if (!wantsContainers(state)) return "idle";
  const containers = step?.containers ?? [];
  if (containers.length === 0) return "starting";
  const troubled = containers.filter(({ state: container }) => container === "restarting" || container === "exited");
  if (troubled.some((container) => container.outOfMemory)) return "out-of-memory";
  if (troubled.length > 0) return "restarting";
  return containers.some((container) => container.state === "starting") ? "starting" : "ready";
}

/** How often the step's containers died since the flow was started. */
export function restartCount(step: LiveStep | undefined): number {
  return (step?.containers ?? []).reduce((sum, container) => sum + container.restarts, 0);
}
