import { graceMs } from "../late.ts";
import type { ObservedFlow } from "../observed-flow.ts";
import type { PlanStep } from "../step.ts";

/** The trigger and all containers finish what they hold and go; queues stay. */
export function planSuspending(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow, containers, schedule, wanted } = observed;
  if (flow.desired === "inactive") {
    return [{ kind: "setState", from: "suspending", to: "stopping", actor: "person", why: "Stop asked for" }];
  }
  if (schedule && schedule !== "unknown") return [{ kind: "removeSchedule" }];
  if (containers.length > 0) {
    return containers.map(({ id, stepId }) => ({ kind: "removeContainer", id, stepId, graceMs: graceMs(flow, now) }));
  }
  const waiting = [...observed.queues.values()].reduce((sum, { ready, rebounds = 0 }) => sum + ready + rebounds, 0);
  const retentionMs = wanted ? { retentionMs: wanted.retentionMs } : {};
  const why = waiting === 1 ? "1 message is kept" : `${waiting} messages are kept`;
  const numbers = { waitingMessages: waiting };
  return [{ kind: "setState", from: "suspending", to: "suspended", actor: "runner", why, numbers, ...retentionMs }];
}
