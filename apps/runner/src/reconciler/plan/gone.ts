import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/**
 * Steps that the active version no longer has go once their containers are gone and their queues are known to be empty.
 * Messages that wait there are held back until somebody decides.
 */
export function planGone({ queues, containers }: ObservedFlow, wanted: WantedFlow): PlanStep[] {
  const known = new Set(wanted.steps.map(({ id }) => id));
  return [...queues].flatMap(([stepId, queue]): PlanStep[] => {
    const isEmpty = queue.ready === 0 && queue.unacked === 0 && queue.rebounds === 0;
    const hasContainer = containers.some((container) => container.stepId === stepId);
    return known.has(stepId) || hasContainer || !isEmpty ? [] : [{ kind: "retireStep", stepId }];
  });
}
