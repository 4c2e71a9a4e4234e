export type LoadLevel = "calm" | "warning" | "critical";

export interface QueueLoad {
  /** Messages in front of the step: waiting, in work, or waiting for a retry. */
  depth: number;
  /** Part of the limit, 0 to 1. */
  fraction: number;
  level: LoadLevel;
}

const warningFrom = 0.6;
const criticalFrom = 0.85;

export function queueLoad(
  step: { ready: number; unacked: number; rebounds: number },
  limitMessages: number,
): QueueLoad {
  const depth = step.ready + step.unacked + step.rebounds;
  const fraction = Math.min(1, depth / Math.max(1, limitMessages));
  return { depth, fraction, level: levelOf(fraction) };
}

function levelOf(fraction: number): LoadLevel {
  if (fraction >= criticalFrom) return "critical";
  return fraction >= warningFrom ? "warning" : "calm";
}

/** Width of an edge in pixels: grows with the logarithm of the messages per second. */
export function edgeWidth(perSecond: number): number {
  return Math.min(6, 1.5 + Math.log10(1 + Math.max(0, perSecond)) * 1.5);
}
