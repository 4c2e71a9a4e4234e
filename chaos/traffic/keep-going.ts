import { setTimeout as pause } from "node:timers/promises";

/** Does something again and again until aborted. That it fails now and then is what the run is about. */
export async function keepGoing(
  task: () => Promise<unknown>,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await task().catch(() => {});
    await pause(everyMs, undefined, { signal }).catch(() => {});
  }
}
