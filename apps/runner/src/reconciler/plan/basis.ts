import type { ObservedFlow } from "./observed-flow.ts";
import { planReason } from "./reason.ts";
import type { PlanStep } from "./step.ts";
import type { WantedFlow } from "./wanted-flow.ts";

type Basis = { steps: PlanStep[] } | { wanted: WantedFlow };

/** What must stand before anything else makes sense: the steps towards it, or the version to go by. */
export function planBasis(observed: ObservedFlow, now: number): Basis {
  const basis = planPrepared(observed, now);
  if ("steps" in basis) return basis;
  const opening = planOpening(observed, now);
  return opening ? { steps: [opening] } : basis;
}

/** Lets messages into new queues once they have settled; undefined when all take them. */
export function planOpening({ queuesSettleAt }: ObservedFlow, now: number): PlanStep | undefined {
  if (queuesSettleAt === undefined) return undefined;
  return now < queuesSettleAt ? { kind: "wait", until: queuesSettleAt } : { kind: "openQueues" };
}

/** What must stand before containers can come up; they do so while new queues settle. */
export function planPrepared(observed: ObservedFlow, now: number): Basis {
  const { flow, wanted } = observed;
  const { desiredVersion, activeVersion, refusedVersion, previousVersion } = flow;
  if (desiredVersion !== undefined && desiredVersion !== activeVersion && desiredVersion !== refusedVersion) {
    return { steps: [{ kind: "adoptVersion", from: activeVersion, to: desiredVersion }] };
  }
  if (wanted === undefined) {
    return { steps: planReason(flow, `Version ${activeVersion ?? "?"} is gone. Publish again.`) };
  }
  if ("problem" in wanted) {
    const canGoBack = previousVersion !== undefined && activeVersion !== undefined;
    return canGoBack
      ? { steps: [{ kind: "rollBack", from: activeVersion, to: previousVersion, why: wanted.problem }] }
      : { steps: [...planReason(flow, wanted.problem), { kind: "wait", until: now + 5_000 }] };
  }
  const lacksQueue = wanted.steps.some((step) => !observed.queues.has(step.id));
  if (!observed.isBrokerPrepared || lacksQueue) return { steps: [{ kind: "prepareBroker" }] };
  return { wanted };
}
