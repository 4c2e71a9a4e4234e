import { messagesLeft } from "./messages-left.ts";
import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";

/** Where a flow that is up goes because somebody wishes it; undefined when it is to stay up. */
export function planDeparture(observed: ObservedFlow): PlanStep[] | undefined {
  const { flow } = observed;
  const { state: from, desired } = flow;
  if (desired === "inactive") {
    const stop = { kind: "setState", from, to: "stopping", actor: "person" } as const;
    if (flow.drainEndsAt === undefined) return [{ ...stop, why: "Stop asked for" }];
    const numbers = { waitingMessages: messagesLeft(observed) };
    return [{ ...stop, why: "Stop asked for, after what is queued is finished", numbers }];
  }
  if (desired === "suspended") {
    return [{ kind: "setState", from, to: "suspending", actor: "person", why: "Suspension asked for" }];
  }
  return undefined;
}
