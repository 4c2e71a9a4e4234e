import type { ObservedFlow, ObservedQueue } from "./observed-flow.ts";
import type { WantedFlow } from "./wanted-flow.ts";

/** All steps that are meant to take messages do. */
export function isAllHeard(
  { queues }: { queues: ReadonlyMap<string, Pick<ObservedQueue, "consumers">> },
  { steps }: WantedFlow,
): boolean {
  return steps.every(({ id, isPaused }) => isPaused || (queues.get(id)?.consumers ?? 0) > 0);
}

/** A step has had no consumer for longer than its containers need to come up. */
export function isSilentTooLong(
  { queues, containers }: ObservedFlow,
  { wanted, now }: { wanted: WantedFlow; now: number },
): boolean {
  return wanted.steps.some(({ id, isPaused }) => {
    const silentSince = queues.get(id)?.silentSince;
    if (isPaused || silentSince === undefined || now - silentSince <= explainAfterMs) return false;
    // It was silent while it slept, or was paused, too: that is none of its containers' fault.
    return containers.some(({ stepId, createdAt }) => stepId === id && now - createdAt > explainAfterMs);
  });
}

const explainAfterMs = 30_000;

/** How soon to look again while containers come up: they consume after some hundred milliseconds. */
export function pollIntervalMs(sinceMs: number): number {
  if (sinceMs < 3_000) return 40;
  return sinceMs < 15_000 ? 250 : 1_000;
}
