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
