interface Unit {
  ms: number;
  /** Of several. */
  name: string;
  last: string;
  next: string;
}

/** The words of `Intl.RelativeTimeFormat`, which needs 10 ms to say its first: too long for a page that is being opened. */
const units: readonly Unit[] = [
  { ms: 31_536_000_000, name: "yr.", last: "last yr.", next: "next yr." },
  { ms: 2_592_000_000, name: "mo.", last: "last mo.", next: "next mo." },
  { ms: 86_400_000, name: "days", last: "yesterday", next: "tomorrow" },
  { ms: 3_600_000, name: "hr.", last: "1 hr. ago", next: "in 1 hr." },
  { ms: 60_000, name: "min.", last: "1 min. ago", next: "in 1 min." },
];

/** A moment as people say it: "just now", "4 min. ago", "yesterday". Both in epoch milliseconds. */
export function relativeTime(at: number, nowMs: number): string {
  const distanceMs = at - nowMs;
  const largest = units.find(({ ms }) => Math.abs(distanceMs) >= ms);
  if (!largest) return "just now";
  const { ms, name, last, next } = largest;
  const count = Math.trunc(Math.abs(distanceMs) / ms);
  if (count === 1) return distanceMs < 0 ? last : next;
  return distanceMs < 0 ? `${count} ${name} ago` : `in ${count} ${name}`;
}
