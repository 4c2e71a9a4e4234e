import type { RunnerFlow } from "@millrace/db";
import type { ObservedContainer, ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";
import { describeTroubles } from "./troubles.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/** A container of the new version that ends a third time at once will not do better the fourth time. */
const refusedFromFailures = 2;
/** No new container became ready for this long. */
const stuckMs = 60_000;

/** The wanted version was given up; it is not tried again. */
function isRefused({ desiredVersion, refusedVersion }: RunnerFlow): boolean {
  return refusedVersion !== undefined && refusedVersion === desiredVersion;
}

/** The reason of a flow that is well: undefined, or that the wanted version was given up, until another one is published. */
export function restingReason(flow: RunnerFlow): string | undefined {
  const { refusedVersion, activeVersion, stateReason } = flow;
  if (!isRefused(flow) || stateReason === undefined) return undefined;
  const refusal = `Version ${refusedVersion} was given up`;
  // What was shown instead, a broker that did not answer, say, is over.
  return stateReason.startsWith(refusal) ? stateReason : `${refusal}, version ${activeVersion} goes on.`;
}

/** Back to the version before, whose containers still work: the new one's do not become ready. Undefined while they may. */
export function planRollBack(
  observed: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): PlanStep | undefined {
  const { flow, containers, rolloutStuckSince } = observed;
  const { activeVersion, previousVersion } = flow;
  if (activeVersion === undefined || previousVersion === undefined) return undefined;
  const specs = new Map(wanted.steps.map(({ id, spec }) => [id, spec]));
  const isCurrent = ({ stepId, spec }: ObservedContainer) => specs.get(stepId) === spec;
  // One that takes over from nobody dies of something else, a poisonous message, say.
  const takesOver = ({ stepId }: ObservedContainer) =>
    containers.some((other) => other.stepId === stepId && !isCurrent(other));
  const isDying = containers.some(
    (one) => one.state === "exited" && one.failures >= refusedFromFailures && isCurrent(one) && takesOver(one),
  );
  const isStuck = rolloutStuckSince !== undefined && now - rolloutStuckSince > stuckMs;
  if (!isDying && !isStuck) return undefined;
  const why = describeTroubles(observed, { wanted, isLate: true }) ?? "its containers do not become ready.";
  return { kind: "rollBack", from: activeVersion, to: previousVersion, why };
}

/** Called when all containers are as the version wants them and take messages. */
export function planRolloutEnd({ flow }: ObservedFlow): PlanStep[] {
  const { activeVersion, previousVersion } = flow;
  if (activeVersion === undefined || previousVersion === undefined) return [];
  return [{ kind: "finishRollout", version: activeVersion }];
}
