import { setTimeout as pause } from "node:timers/promises";

interface Retries {
  attempts: number;
  /** Before the second attempt; doubles from there. */
  delayMs: number;
  signal?: AbortSignal;
  isWorthwhile: (error: unknown) => boolean;
}

/** Tries again, with a growing delay, as long as that can help. @throws the last error. */
export async function withRetries<Result>(attempt: () => Promise<Result>, retries: Retries): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= retries.attempts || !retries.isWorthwhile(error)) throw error;
      await pause(retries.delayMs * 2 ** (tried - 1), undefined, retries.signal ? { signal: retries.signal } : {});
    }
  }
}
