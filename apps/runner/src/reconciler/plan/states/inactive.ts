import type { ObservedFlow } from "../observed-flow.ts";
import { planStart } from "../start.ts";
import type { PlanStep } from "../step.ts";

export function planInactive(observed: ObservedFlow): PlanStep[] {
  return observed.flow.desired === "running" ? planStart(observed) : [];
}
