import type { QueueLimits, QueueLoad } from "../flow-live/queue-load.ts";

/** One message is seen, and still differs from none. */
const leastSeen = 0.12;

/**
 * Length of a queue's bar from afar, 0 to 1. By the logarithm of the depth: four messages and four hundred of a limit of 75 000 would
 * look the same otherwise, and like nothing. Never shorter than the part of the limit that is used.
 */
export function fullnessFromAfar({ depth, fraction, limits }: QueueLoad & { limits: QueueLimits }): number {
  if (depth === 0) return 0;
  const byDepth = Math.log10(1 + depth) / Math.log10(1 + Math.max(1, limits.messages));
  return Math.min(1, Math.max(leastSeen, byDepth, fraction));
}
