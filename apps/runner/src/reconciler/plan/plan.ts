import { assertNever, stateDeadlineMs } from "@millrace/flow";
import { planContainers } from "./containers.ts";
import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";
import { stopGraceMs } from "./stop-grace.ts";
import { describeTroubles } from "./troubles.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/**
 * What to do next so that the facts follow the wish; empty when they do. Pure: the same observation gives the same plan, so a
 * runner that died is continued by whoever looks next. `now` is epoch milliseconds.
 */
export function plan(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow } = observed;
  switch (flow.state) {
    case "inactive":
      return planInactive(observed);
    case "starting":
      return flow.desired === "inactive" ? [toStopping(observed)] : planStarting(observed, now);
    case "running":
      return flow.desired === "inactive" ? [toStopping(observed)] : planRunning(observed, now);
    case "stopping":
      return planStopping(observed, now);
    case "sleeping":
    case "suspending":
      return flow.desired === "inactive" ? [toStopping(observed)] : [];
    case "suspended":
      if (flow.desired === "inactive") return [toStopping(observed)];
      return flow.desired === "running" ? planStart(observed) : [];
    default:
      return assertNever(flow.state);
  }
}

function planInactive(observed: ObservedFlow): PlanStep[] {
  return observed.flow.desired === "running" ? planStart(observed) : [];
}

function planStart({ flow }: ObservedFlow): PlanStep[] {
  if (flow.desiredVersion === undefined) {
    return setReason(flow.stateReason, "It was never published: there is nothing to start.");
  }
  const version = flow.desiredVersion;
  return [{ kind: "setState", from: flow.state, to: "starting", actor: "person", why: `Version ${version}`, version }];
}

function toStopping({ flow }: ObservedFlow): PlanStep {
  return { kind: "setState", from: flow.state, to: "stopping", actor: "person", why: "Stop asked for" };
}

function planStarting(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow } = observed;
  const basis = planBasis(observed, now);
  if ("steps" in basis) return basis.steps;
  const { wanted } = basis;
  const work = planContainers(observed, { wanted, now });
  const isReady = work.length === 0 && wanted.steps.every((step) => consumersOf(observed, step.id) > 0);
  if (isReady) {
    return [{ kind: "setState", from: "starting", to: "running", actor: "runner", why: "All steps take messages" }];
  }
  const trouble = describeTroubles(observed, { wanted, isLate: isPastDeadline(observed, now) });
  return [
    ...(trouble === undefined ? [] : setReason(flow.stateReason, trouble)),
    ...work,
    { kind: "wait", until: now + pollIntervalMs(now - flow.stateSince) },
  ];
}

function planRunning(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow } = observed;
  const basis = planBasis(observed, now);
  if ("steps" in basis) return basis.steps;
  const { wanted } = basis;
  const work = planContainers(observed, { wanted, now });
  return [
    ...planReason(observed, { wanted, work }),
    ...work,
    ...planSchedule(observed, { wanted, now }),
    ...planGone(observed, wanted),
  ].filter((step) => step.kind !== "setReason" || step.reason !== (flow.stateReason ?? null));
}

/** What must stand before containers make sense; the steps towards it, or the version to go by. */
function planBasis(observed: ObservedFlow, now: number): { steps: PlanStep[] } | { wanted: WantedFlow } {
  const { flow, wanted } = observed;
  if (flow.desiredVersion !== undefined && flow.desiredVersion !== flow.activeVersion) {
    return { steps: [{ kind: "adoptVersion", from: flow.activeVersion, to: flow.desiredVersion }] };
  }
  if (wanted === undefined) {
    return { steps: setReason(flow.stateReason, `Version ${flow.activeVersion ?? "?"} is gone. Publish again.`) };
  }
  if ("problem" in wanted) {
    return { steps: [...setReason(flow.stateReason, wanted.problem), { kind: "wait", until: now + 5_000 }] };
  }
  const lacksQueue = wanted.steps.some((step) => !observed.queues.has(step.id));
  if (!observed.isBrokerPrepared || lacksQueue) return { steps: [{ kind: "prepareBroker" }] };
  return { wanted };
}

function planReason(
  observed: ObservedFlow,
  { wanted, work }: { wanted: WantedFlow; work: readonly PlanStep[] },
): PlanStep[] {
  const { flow } = observed;
  const trouble = describeTroubles(observed, { wanted, isLate: false });
  if (trouble !== undefined) return setReason(flow.stateReason, trouble);
  const isWell =
    work.length === 0 &&
    wanted.steps.every((step) => consumersOf(observed, step.id) > 0) &&
    observed.containers.every((container) => !container.isCautious);
  return isWell ? setReason(flow.stateReason, undefined) : [];
}

/** A start polls at once; a schedule that changed or was lost (Redis flushed) is only set again. */
function planSchedule(observed: ObservedFlow, { wanted, now }: { wanted: WantedFlow; now: number }): PlanStep[] {
  const { schedule, flow } = observed;
  if (schedule === "unknown") return [];
  if (!wanted.schedule) return schedule ? [{ kind: "removeSchedule" }] : [];
  const isSame = schedule?.cron === wanted.schedule.cron && schedule.timezone === wanted.schedule.timezone;
  if (isSame) return [];
  const pollsNow = !observed.hasPolled && now - flow.stateSince < justStartedMs;
  return [{ kind: "setSchedule", ...wanted.schedule, pollsNow }];
}

/**
 * Steps that the active version no longer has go once their queues are known to be empty: all together, since one of them may
 * still feed another.
 */
function planGone(observed: ObservedFlow, wanted: WantedFlow): PlanStep[] {
  const known = new Set(wanted.steps.map(({ id }) => id));
  const gone = [...observed.queues].filter(([stepId]) => !known.has(stepId));
  const areEmpty = gone.every(([, queue]) => queue.ready === 0 && queue.unacked === 0 && queue.rebounds === 0);
  return areEmpty ? gone.map(([stepId]) => ({ kind: "retireStep", stepId })) : [];
}

function planStopping(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow, containers, schedule } = observed;
  // What cannot be removed now, the sweep of orphans removes later.
  if (schedule && schedule !== "unknown") return [{ kind: "removeSchedule" }];
  if (containers.length > 0) {
    return containers.map(({ id, stepId }) => ({ kind: "removeContainer", id, stepId, graceMs: stopGraceMs }));
  }
  if (observed.hasHookState) return [{ kind: "runShutdownHook" }];
  if (!observed.isBrokerCleared) return [{ kind: "clearBroker" }];
  const seconds = Math.round((now - flow.stateSince) / 1000);
  const dropped = observed.droppedMessages ?? 0;
  const why = [
    "Containers and queues are gone",
    ...(dropped > 0 ? [`${dropped} unprocessed messages were dropped`] : []),
    ...(isPastDeadline(observed, now) ? [`it took ${seconds} s`] : []),
  ].join("; ");
  const numbers = dropped > 0 ? { numbers: { droppedMessages: dropped } } : {};
  return [{ kind: "setState", from: flow.state, to: "inactive", actor: "runner", why, ...numbers }];
}

function setReason(current: string | undefined, wanted: string | undefined): PlanStep[] {
  return current === wanted ? [] : [{ kind: "setReason", reason: wanted ?? null }];
}

function consumersOf(observed: ObservedFlow, stepId: string): number {
  return observed.queues.get(stepId)?.consumers ?? 0;
}

function isPastDeadline({ flow }: ObservedFlow, now: number): boolean {
  const deadlineMs = stateDeadlineMs(flow.state);
  return deadlineMs !== undefined && now - flow.stateSince > deadlineMs;
}

/** Looks often while a start is fresh: containers consume after some hundred milliseconds. */
function pollIntervalMs(sinceMs: number): number {
  if (sinceMs < 3_000) return 40;
  return sinceMs < 15_000 ? 250 : 1_000;
}

const justStartedMs = 30_000;
