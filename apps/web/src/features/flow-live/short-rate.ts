const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** `4 s`, `12 min`, `3 h`: the largest unit, never more than has passed. */
export function shortSpan(ms: number): string {
  const [name, size] = units.find(([, unit]) => ms >= unit) ?? units[3];
  return `${Math.max(0, Math.floor(ms / size))} ${name}`;
}

/** `0.4/s`, `12/s`, `3.4k/s`. */
export function shortRate(perSecond: number): string {
  if (perSecond >= 1000) return `${Math.floor(perSecond / 100) / 10}k/s`;
  return `${perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond)}/s`;
}
