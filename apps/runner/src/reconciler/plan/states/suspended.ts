import type { ObservedFlow } from "../observed-flow.ts";
import { planReason } from "../reason.ts";
import { planStart } from "../start.ts";
import type { PlanStep } from "../step.ts";
import { stopGraceMs } from "../stop-grace.ts";

/** Messages are kept until somebody resumes or stops the flow, or until their time is over. */
export function planSuspended(observed: ObservedFlow, now: number): PlanStep[] {
  const { flow, containers, schedule } = observed;
  const stop = { kind: "setState", from: "suspended", to: "stopping" } as const;
  if (flow.desired === "inactive") return [{ ...stop, actor: "person", why: "Stop asked for" }];
  if (flow.desired === "running") return planStart(observed);
  if (flow.retentionEndsAt !== undefined && now >= flow.retentionEndsAt) {
    return [{ ...stop, actor: "runner", why: "The time for which its messages are kept is over" }];
  }
  // Redis may have been away while the flow was on its way here.
  if (schedule && schedule !== "unknown") return [{ kind: "removeSchedule" }];
  if (containers.length === 0) return planReason(flow, undefined);
  return containers.map(({ id, stepId }) => ({ kind: "removeContainer", id, stepId, graceMs: stopGraceMs }));
}
