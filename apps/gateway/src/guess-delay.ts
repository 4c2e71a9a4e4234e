import { setTimeout as pause } from "node:timers/promises";

/** Makes trying out addresses, keys and passwords slow, without letting those who try fill our memory. */
export type GuessDelay = (signal: AbortSignal) => Promise<void>;

export function createGuessDelay({ delayMs = 1_000, maxWaiting = 500 } = {}): GuessDelay {
  let waiting = 0;
  return async (signal) => {
    if (waiting >= maxWaiting) return;
    waiting += 1;
    try {
      await pause(delayMs, undefined, { signal });
    } finally {
      waiting -= 1;
    }
  };
}
