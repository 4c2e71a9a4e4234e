import type { SeededRandom } from "../random/seeded-random.ts";
import type { FaultKind } from "./fault.ts";

export interface PlannedFault {
  kind: FaultKind;
  /** Quiet time before it, milliseconds. */
  afterMs: number;
  /** How long a service stays down. */
  downMs: number;
}

interface PlanOptions {
  kinds: readonly FaultKind[];
  rounds: number;
  /** Bounds of both times, milliseconds. */
  afterMs: readonly [number, number];
  downMs: readonly [number, number];
}

/** Every kind once in each round, in an order of chance. */
export function planFaults(random: SeededRandom, { kinds, rounds, afterMs, downMs }: PlanOptions): PlannedFault[] {
  const order = Array.from({ length: rounds }, () => random.shuffle(kinds)).flat();
  return order.map((kind) => ({
    kind,
    afterMs: Math.round(random.between(...afterMs)),
    downMs: Math.round(random.between(...downMs)),
  }));
}
