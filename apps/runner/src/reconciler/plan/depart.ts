import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";

/** Where a flow that is up goes because somebody wishes it; undefined when it is to stay up. */
export function planDeparture({ flow }: ObservedFlow): PlanStep[] | undefined {
  const { state: from, desired } = flow;
  if (desired === "inactive") {
    const why = flow.drainEndsAt === undefined ? "Stop asked for" : "Stop asked for, after what is queued is finished";
    return [{ kind: "setState", from, to: "stopping", actor: "person", why }];
  }
  if (desired === "suspended") {
    return [{ kind: "setState", from, to: "suspending", actor: "person", why: "Suspension asked for" }];
  }
  return undefined;
}
