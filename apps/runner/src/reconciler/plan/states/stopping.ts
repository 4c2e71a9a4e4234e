import { planBasis } from "../basis.ts";
import { planContainers } from "../containers.ts";
import { graceMs, isPastDeadline } from "../late.ts";
import { messagesLeft } from "../messages-left.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import { planReason } from "../reason.ts";
import type { PlanStep } from "../step.ts";
import { describeTroubles } from "../troubles.ts";

export function planStopping(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow, containers, schedule } = observed;
  // What cannot be removed now, the sweep of orphans removes later.
  if (schedule && schedule !== "unknown") return [{ kind: "removeSchedule" }];
  if (flow.drainEndsAt !== undefined) return planDraining(observed, { drainEndsAt: flow.drainEndsAt, now });
  if (containers.length > 0) {
    return containers.map(({ id, stepId }) => ({ kind: "removeContainer", id, stepId, graceMs: graceMs(flow, now) }));
  }
  if (observed.hasHookState) return [{ kind: "runShutdownHook" }];
  if (!observed.isBrokerCleared) return [{ kind: "clearBroker" }];
  return [toInactive(observed, now)];
}

function toInactive(observed: ObservedFlow, now: number): PlanStep {
  const { flow } = observed;
  const seconds = Math.round((now - flow.stateSince) / 1000);
  const dropped = observed.droppedMessages ?? 0;
  const why = [
    "Containers and queues are gone",
    ...(dropped > 0 ? [`${dropped} unprocessed ${dropped === 1 ? "message was" : "messages were"} dropped`] : []),
    ...(isPastDeadline(flow, now) ? [`it took ${seconds} s`] : []),
  ].join("; ");
  const numbers = dropped > 0 ? { numbers: { droppedMessages: dropped } } : {};
  return { kind: "setState", from: flow.state, to: "inactive", actor: "runner", why, ...numbers };
}

/** What passed from one queue to the next between two looks shows in the third. */
const dryForMs = 3_000;

/** The trigger gets nothing new; the steps go on until nothing is left, or the time is over. */
function planDraining(observed: ObservedFlow, { drainEndsAt, now }: { drainEndsAt: number; now: number }): PlanStep[] {
  const { flow, drySince } = observed;
  const left = messagesLeft(observed);
  if (drySince !== undefined && now - drySince >= dryForMs) {
    return [{ kind: "endDrain", why: "Everything that was queued is finished", left }];
  }
  if (now >= drainEndsAt) {
    return [{ kind: "endDrain", why: `The time to finish is over; ${left} messages are left`, left }];
  }
  const basis = planBasis(observed, now);
  const soon: PlanStep = { kind: "wait", until: Math.min(now + 500, drainEndsAt) };
  if ("steps" in basis) return [...basis.steps, soon];
  const { wanted } = basis;
  const trouble = describeTroubles(observed, { wanted, isLate: false });
  return [
    ...(trouble === undefined ? [] : planReason(flow, trouble)),
    ...planContainers(observed, { wanted, now }),
    soon,
  ];
}
