const dayMs = 86_400_000;
const mostDays = 365;

/** When messages are dropped after adding `days` to the present end. Both in epoch milliseconds. */
export function extendedEnd(endsAt: number, days: number): number {
  return endsAt + days * dayMs;
}

/** The most days that can be added: messages are kept for a year from now at the latest. */
export function mostExtraDays(endsAt: number, now: number): number {
  return Math.max(0, Math.floor((now + mostDays * dayMs - endsAt) / dayMs));
}
