import type { ObservedFlow } from "../observed-flow.ts";
import { planReason } from "../reason.ts";
import { planStart } from "../start.ts";
import type { PlanStep } from "../step.ts";

export function planInactive(observed: ObservedFlow): PlanStep[] {
  const { flow } = observed;
  return flow.desired === "running" ? planStart(observed) : planReason(flow, undefined);
}
