import { setTimeout as pause } from "node:timers/promises";

interface WaitOptions {
  /** Shown when the deadline passes: "containers of the flow to be gone". */
  what: string;
  /** Default 30 000: a busy machine is no failure. */
  timeoutMs?: number;
  /** Default 20. */
  intervalMs?: number;
}

/**
 * Polls `condition` until it answers something truthy, and returns that.
 * @throws when the deadline passes, with the condition's last error as cause.
 */
export async function waitFor<Value>(
  condition: () => Value | Promise<Value>,
  { what, timeoutMs = 30_000, intervalMs = 20 }: WaitOptions,
): Promise<NonNullable<Exclude<Value, false | 0 | "">>> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const value = await condition();
      cause = undefined;
      if (isTruthy(value)) return value;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause });
    await pause(intervalMs);
  }
}

function isTruthy<Value>(value: Value): value is NonNullable<Exclude<Value, false | 0 | "">> {
  return Boolean(value);
}
