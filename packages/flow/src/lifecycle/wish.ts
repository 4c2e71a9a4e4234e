import type { DesiredState, FlowState } from "./lifecycle.ts";

interface WishAndFact {
  desired: DesiredState;
  /** Epoch milliseconds of the wish; undefined when nobody ever wished anything. */
  desiredAt: number | undefined;
  state: FlowState;
  /** Epoch milliseconds. */
  stateSince: number;
}

/**
 * What is wanted of a flow now. When the platform itself suspends or stops a flow (a limit was reached, the retention ended), the
 * older wish that it run is spent: only a new one, a resume or a start, counts.
 */
export function effectiveWish({ desired, desiredAt, state, stateSince }: WishAndFact): DesiredState {
  const isSpent = (desiredAt ?? 0) <= stateSince;
  if (state === "inactive" || state === "stopping") return desired === "running" && !isSpent ? "running" : "inactive";
  if (state === "suspending" || state === "suspended") {
    return desired === "running" && isSpent ? "suspended" : desired;
  }
  return desired;
}
