import type { FlowState, LiveContainer, LiveStep } from "@millrace/flow";
import { wantsContainers } from "@millrace/flow";

export type StepHealth = "idle" | "starting" | "ready" | "restarting" | "out-of-memory";

const healthWords: Record<StepHealth, string> = {
  idle: "No container",
  starting: "Container starting",
  ready: "Ready",
  restarting: "Container restarting",
  "out-of-memory": "Out of memory, restarting",
};

/** What the containers of a step amount to; the worst one speaks for all replicas. */
export function stepHealth(step: LiveStep | undefined, state: FlowState): StepHealth {
  if (!wantsContainers(state)) return "idle";
  // Drawn since the version that works was published: nothing starts it.
  if (!step && state !== "starting") return "idle";
  const containers = step?.containers ?? [];
  if (containers.length === 0) return "starting";
  const troubled = containers.filter(({ state: container }) => container === "restarting" || container === "exited");
  if (troubled.some((container) => container.outOfMemory)) return "out-of-memory";
  if (troubled.length > 0) return "restarting";
  return containers.some((container) => container.state === "starting") ? "starting" : "ready";
}

/** What a ring says: the state of the containers, and how often they came to grief since the flow was started. */
export function healthText(step: LiveStep | undefined, health: StepHealth): string {
  const memory = sum(step, ({ memoryDeaths = 0 }) => memoryDeaths);
  const restarts = restartCount(step);
  const words = health === "out-of-memory" && memory > 1 ? `Out of memory ×${memory}, restarting` : healthWords[health];
  return [
    words,
    ...(restarts > 0 ? [`${restarts}× restarted`] : []),
    ...(memory > 0 && health !== "out-of-memory" ? [`out of memory ×${memory} so far`] : []),
  ].join(", ");
}

/** How often the step's containers died since the flow was started. */
export function restartCount(step: LiveStep | undefined): number {
  return sum(step, ({ restarts }) => restarts);
}

function sum(step: LiveStep | undefined, count: (container: LiveContainer) => number): number {
  return (step?.containers ?? []).reduce((total, container) => total + count(container), 0);
}
