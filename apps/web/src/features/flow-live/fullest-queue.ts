import type { LiveStep } from "@millrace/flow";
import { type QueueLimits, type QueueLoad, queueLoad } from "./queue-load.ts";

export interface FullestQueue extends QueueLoad {
  stepId: string;
  bytes: number;
}

/** The queue that would reach one of its limits first; undefined when nothing waits anywhere. */
export function fullestQueue(steps: readonly LiveStep[], limits: QueueLimits): FullestQueue | undefined {
  return steps
    .map((step) => ({ stepId: step.id, bytes: step.bytes ?? 0, ...queueLoad(step, limits) }))
    .filter(({ fraction }) => fraction > 0)
    .reduce<FullestQueue | undefined>(
      (fullest, next) => (fullest && fullest.fraction >= next.fraction ? fullest : next),
      undefined,
    );
}

/** From here on people are told that the limit is near. */
export const limitIsNearFrom = 0.8;
