import { assertNever } from "@millrace/flow";
import type { ObservedFlow } from "./observed-flow.ts";
import { planInactive } from "./states/inactive.ts";
import { planRunning } from "./states/running.ts";
import { planSleeping } from "./states/sleeping.ts";
import { planStarting } from "./states/starting.ts";
import { planStopping } from "./states/stopping.ts";
import { planSuspended } from "./states/suspended.ts";
import { planSuspending } from "./states/suspending.ts";
import type { PlanStep } from "./step.ts";

/**
 * What to do next so that the facts follow the wish; empty when they do. Pure: the same observation gives the same plan, so a
 * runner that died is continued by whoever looks next. `now` is epoch milliseconds.
 */
export function plan(observed: ObservedFlow, now: number): PlanStep[] {
  const { state } = observed.flow;
  switch (state) {
    case "inactive":
      return planInactive(observed);
    case "starting":
      return planStarting(observed, now);
    case "running":
      return planRunning(observed, now);
    case "sleeping":
      return planSleeping(observed, now);
    case "suspending":
      return planSuspending(observed, now);
    case "suspended":
      return planSuspended(observed, now);
    case "stopping":
      return planStopping(observed, now);
    default:
      return assertNever(state);
  }
}
