import { setTimeout as sleep } from "node:timers/promises";

interface PollOptions {
  timeoutMs: number;
  everyMs?: number;
  signal?: AbortSignal;
}

/** Asks until the answer is yes: true. False when time is up; throws when aborted. */
export async function pollUntil(
  question: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 200, signal }: PollOptions,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    if (await question()) return true;
    if (Date.now() >= deadline) return false;
    await sleep(everyMs, undefined, signal ? { signal } : {});
  }
}
