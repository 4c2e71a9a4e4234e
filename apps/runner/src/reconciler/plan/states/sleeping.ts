import { planBasis } from "../basis.ts";
import { planContainers } from "../containers.ts";
import { planDeparture } from "../depart.ts";
import type { ObservedFlow, WakeCall } from "../observed-flow.ts";
import { planReason } from "../reason.ts";
import { restingReason } from "../rollout.ts";
import { planSchedule } from "../schedule.ts";
import type { PlanStep, SetState } from "../step.ts";
import { stopGraceMs } from "../stop-grace.ts";
import type { WantedFlow } from "../wanted-flow.ts";

/** Queues, users and schedule stay; containers go, and come back when there is something to do. */
export function planSleeping(observed: ObservedFlow, now: number): PlanStep[] {
  const departure = planDeparture(observed);
  if (departure) return departure;
  const basis = planBasis(observed, now);
  if ("steps" in basis) return basis.steps;
  const { flow } = observed;
  const { wanted } = basis;
  const schedule = planSchedule(observed, wanted);
  const wake = planWaking(observed, wanted);
  if (wake) {
    // All at once, as time counts now; what still goes is waited for once it runs.
    const containers = observed.containers.length === 0 ? planContainers(observed, { wanted, now }) : [];
    return [wake, ...containers, ...schedule];
  }
  const removals = observed.containers.map(
    ({ id, stepId }): PlanStep => ({ kind: "removeContainer", id, stepId, graceMs: stopGraceMs }),
  );
  return [...removals, ...schedule, ...planReason(flow, restingReason(flow))];
}

const causes: Record<WakeCall["cause"], string> = {
  webhook: "Its webhook was called",
  schedule: "Its schedule is due",
  "run-now": "Run now",
  message: "A message waits",
};

function planWaking(observed: ObservedFlow, wanted: WantedFlow): SetState | undefined {
  const wake = (actor: SetState["actor"], why: string): SetState => {
    return { kind: "setState", from: "sleeping", to: "running", actor, why };
  };
  if (wanted.idleMs === undefined) return wake("runner", "Real-time flows do not sleep");
  if (observed.dueTick) return wake("schedule", causes.schedule);
  if (observed.wakeCall) return wake(observed.wakeCall.cause, causes[observed.wakeCall.cause]);
  const hasWork = wanted.steps.some(({ id, isPaused }) => !isPaused && (observed.queues.get(id)?.ready ?? 0) > 0);
  return hasWork ? wake("message", causes.message) : undefined;
}
