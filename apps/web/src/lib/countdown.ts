const units = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
  { name: "s", ms: 1_000 },
] as const;

/** Time left in its two largest units, never more than there is: "4 d 23 h", "23 h", "9 min 5 s", "0 s". */
export function countdown(leftMs: number): string {
  const left = Math.max(0, leftMs);
  const first = units.findIndex(({ ms }) => left >= ms);
  const [large, small] = first < 0 ? [units[3]] : units.slice(first, first + 2);
  if (!large) return "0 s";
  const count = Math.floor(left / large.ms);
  const rest = small ? Math.floor((left % large.ms) / small.ms) : 0;
  return small && rest > 0 ? `${count} ${large.name} ${rest} ${small.name}` : `${count} ${large.name}`;
}
