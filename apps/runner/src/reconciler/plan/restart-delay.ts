/** Delay before a dead container is replaced: 0.2 s, doubled with each quick death, at most 30 s. */
export function restartDelayMs(failures: number): number {
  return Math.min(30_000, 200 * 2 ** Math.min(failures, 10));
}
