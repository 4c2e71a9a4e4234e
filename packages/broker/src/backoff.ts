interface Backoff {
  firstMs: number;
  maxMs: number;
}

/** Exponential: `firstMs`, twice that, … never above `maxMs`. `attempt` starts at 1. */
export function backoffMs({ firstMs, maxMs }: Backoff, attempt: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 30));
}

/** ±20 %, so that a hundred containers do not all come back in the same millisecond. */
export function withJitter(delayMs: number): number {
  return Math.round(delayMs * (0.8 + Math.random() * 0.4));
}
