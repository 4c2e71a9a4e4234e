import type { ObservedFlow } from "./observed-flow.ts";
import { planReason } from "./reason.ts";
import type { PlanStep } from "./step.ts";

/** A start from rest, or a resume: both take the version that is wanted now. */
export function planStart({ flow }: ObservedFlow): PlanStep[] {
  if (flow.desiredVersion === undefined) {
    return planReason(flow, "It was never published: there is nothing to start.");
  }
  const version = flow.desiredVersion;
  const why = flow.state === "suspended" ? `Resumed with version ${version}` : `Version ${version}`;
  return [{ kind: "setState", from: flow.state, to: "starting", actor: "person", why, version }];
}
