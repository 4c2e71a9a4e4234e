import { planOpening, planPrepared } from "../basis.ts";
import { planContainers } from "../containers.ts";
import { planDeparture } from "../depart.ts";
import { isAllHeard, pollIntervalMs } from "../hearing.ts";
import { isPastDeadline } from "../late.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import { planReason } from "../reason.ts";
import type { PlanStep } from "../step.ts";
import { describeTroubles } from "../troubles.ts";

export function planStarting(observed: ObservedFlow, now: number): PlanStep[] {
  const departure = planDeparture(observed);
  if (departure) return departure;
  const { flow } = observed;
  const basis = planPrepared(observed, now);
  if ("steps" in basis) return basis.steps;
  const { wanted } = basis;
  const opening = planOpening(observed, now);
  const work = planContainers(observed, { wanted, now });
  if (work.length === 0 && !opening && isAllHeard(observed, wanted)) {
    return [{ kind: "setState", from: "starting", to: "running", actor: "runner", why: "All steps take messages" }];
  }
  const trouble = describeTroubles(observed, { wanted, isLate: isPastDeadline(flow, now) });
  return [
    ...(trouble === undefined ? [] : planReason(flow, trouble)),
    ...work,
    ...(opening ? [opening] : []),
    { kind: "wait", until: now + pollIntervalMs(now - flow.stateSince) },
  ];
}
