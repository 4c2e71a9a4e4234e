const units = [
  { unit: "year", ms: 31_536_000_000 },
  { unit: "month", ms: 2_592_000_000 },
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** A moment as people say it: "just now", "4 min. ago", "yesterday". Both in epoch milliseconds. */
export function relativeTime(at: number, nowMs: number): string {
  const distanceMs = at - nowMs;
  const largest = units.find(({ ms }) => Math.abs(distanceMs) >= ms);
  if (!largest) return "just now";
  return relative.format(Math.trunc(distanceMs / largest.ms), largest.unit);
}
