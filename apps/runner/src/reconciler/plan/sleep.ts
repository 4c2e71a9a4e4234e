import type { ObservedFlow } from "./observed-flow.ts";
import type { PlanStep } from "./step.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/** An ordinary flow that has had nothing to do for its idle time sleeps. Called only when nothing else is to be done. */
export function planSleep(
  { flow, queues, quietSince }: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): PlanStep[] {
  const { idleMs, steps } = wanted;
  if (idleMs === undefined || flow.previousVersion !== undefined) return [];
  if (quietSince === undefined || now - quietSince < idleMs) return [];
  const isEmpty = steps.every(({ id }) => {
    const queue = queues.get(id);
    return queue?.ready === 0 && queue.unacked === 0 && queue.rebounds === 0;
  });
  if (!isEmpty) return [];
  const why = `Nothing to do for ${Math.round((now - quietSince) / 1000)} s`;
  return [{ kind: "setState", from: "running", to: "sleeping", actor: "runner", why }];
}
