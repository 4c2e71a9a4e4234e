import { planBasis } from "../basis.ts";
import { planContainers } from "../containers.ts";
import { planDeparture } from "../depart.ts";
import { planGone } from "../gone.ts";
import { isAllHeard, isSilentTooLong, pollIntervalMs } from "../hearing.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import { planOverflow } from "../overflow.ts";
import { planReason } from "../reason.ts";
import { planRollBack, planRolloutEnd, restingReason } from "../rollout.ts";
import { planSchedule } from "../schedule.ts";
import { planSleep } from "../sleep.ts";
import type { PlanStep } from "../step.ts";
import { describeTroubles } from "../troubles.ts";
import type { WantedFlow } from "../wanted-flow.ts";

export function planRunning(observed: ObservedFlow, now: number): PlanStep[] {
  const departure = planDeparture(observed);
  if (departure) return departure;
  const basis = planBasis(observed, now);
  if ("steps" in basis) return basis.steps;
  const { wanted } = basis;
  const turn = planOverflow(observed, { wanted, now }) ?? planRollBack(observed, { wanted, now });
  if (turn) return [turn];
  const work = planContainers(observed, { wanted, now });
  const isWorking = work.length === 0 && isAllHeard(observed, wanted);
  const steps = [
    ...planTroubles(observed, { wanted, isWorking, now }),
    ...work,
    ...planSchedule(observed, wanted),
    ...planGone(observed, wanted),
    ...(isWorking ? planRolloutEnd(observed) : []),
    ...planWake(observed, { isWorking, now }),
  ];
  return isWorking && steps.length === 0 ? planSleep(observed, { wanted, now }) : steps;
}

function planTroubles(
  observed: ObservedFlow,
  { wanted, isWorking, now }: { wanted: WantedFlow; isWorking: boolean; now: number },
): PlanStep[] {
  const { flow } = observed;
  const trouble = describeTroubles(observed, { wanted, isLate: isSilentTooLong(observed, { wanted, now }) });
  if (trouble !== undefined) return planReason(flow, trouble);
  const isWell = isWorking && observed.containers.every((container) => !container.isCautious);
  return isWell ? planReason(flow, restingReason(flow)) : [];
}

/** While it comes up after a sleep it is looked at often: how long that takes is measured. */
function planWake(
  { isWaking, flow }: ObservedFlow,
  { isWorking, now }: { isWorking: boolean; now: number },
): PlanStep[] {
  if (!isWaking) return [];
  return isWorking ? [{ kind: "finishWake" }] : [{ kind: "wait", until: now + pollIntervalMs(now - flow.stateSince) }];
}
