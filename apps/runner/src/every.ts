import { setTimeout as pause } from "node:timers/promises";

/** Does a task again and again, `intervalMs` from end to start, until aborted. Its failures are told and do not end it. */
export async function every(
  task: () => Promise<void>,
  { intervalMs, onError, signal }: { intervalMs: number; onError: (error: unknown) => void; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await task();
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    await pause(intervalMs, undefined, { signal }).catch(() => {});
  }
}
