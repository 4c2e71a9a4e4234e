export type LimitLevel = "calm" | "warning" | "critical";

/** Parts of a limit from which a person should look, and from which it will soon be reached. */
const warningFrom = 0.6;
const criticalFrom = 0.85;

/** How near a fraction (0 to 1) of a limit is to it; the same everywhere. */
export function limitLevel(fraction: number): LimitLevel {
  if (fraction >= criticalFrom) return "critical";
  return fraction >= warningFrom ? "warning" : "calm";
}
