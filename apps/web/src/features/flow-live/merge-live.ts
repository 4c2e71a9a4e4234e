import type { LiveFlow, LiveStep } from "@millrace/flow";

/**
 * The newer picture, with the objects of steps that did not change since `before`: what shows a quiet step is not drawn again
 * every second. An older picture (a late event after a reconnect) is ignored.
 */
export function mergeLive(before: LiveFlow | undefined, next: LiveFlow): LiveFlow {
  if (!before) return next;
  if (next.at < before.at) return before;
  const known = new Map(before.steps.map((step) => [step.id, step]));
  return { ...next, steps: next.steps.map((step) => unchanged(known.get(step.id), step) ?? step) };
}

function unchanged(before: LiveStep | undefined, next: LiveStep): LiveStep | undefined {
  if (before === next) return before;
  return before && JSON.stringify(before) === JSON.stringify(next) ? before : undefined;
}
