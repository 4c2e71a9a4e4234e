/** Pause before a program is started again, by the number of deaths in a row: 0.5 s doubling up to 30 s. */
export function restartDelayMs(deathsInARow: number): number {
  return Math.min(30_000, 500 * 2 ** Math.max(0, deathsInARow - 1));
}
