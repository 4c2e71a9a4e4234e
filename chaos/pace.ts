import type { ChaosOptions } from "./options.ts";

/** How hurried a run is. */
export interface Pace {
  /** Quiet time before a fault, and how long a service stays down: bounds, milliseconds. */
  afterMs: readonly [number, number];
  downMs: readonly [number, number];
  /** What the messages are spread over. */
  secondsPerFault: number;
  /** Beyond the half minute after which the supervisor starts a program that dies again and again. */
  recoveryLimitMs: number;
  /** From the last message to the last arrival. */
  settleLimitMs: number;
}

export function paceOf({ short }: Pick<ChaosOptions, "short">): Pace {
  return short
    ? { afterMs: [0, 300], downMs: [200, 800], secondsPerFault: 5, recoveryLimitMs: 60_000, settleLimitMs: 90_000 }
    : {
        afterMs: [0, 4_000],
        downMs: [500, 4_000],
        secondsPerFault: 9,
        recoveryLimitMs: 90_000,
        settleLimitMs: 300_000,
      };
}
