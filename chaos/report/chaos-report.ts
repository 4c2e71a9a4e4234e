import type { FaultResult } from "../faults/fault.ts";
import type { RouteSummary } from "../ledger/ledger.ts";

/** Everything a run has shown. */
export interface ChaosReport {
  seed: number;
  seconds: number;
  routes: readonly RouteSummary[];
  faults: readonly FaultResult[];
  /** Why the Docker daemon was left alone; absent when it was not. */
  engineNote?: string;
  /** Attempts of the sender that were refused or not answered. */
  retries: number;
  /** Requests that the target refused on purpose. */
  refusals: number;
  /** Errors that were retried by hand in the end. */
  byHand: number;
  /** State of each flow in the end. */
  states: readonly { name: string; state: string }[];
}

export interface Check {
  name: string;
  isPassed: boolean;
  /** What was missing. */
  detail?: string;
}

/** What the run had to show, one by one. */
export function judge({ routes, faults, states }: ChaosReport): Check[] {
  return [
    ...routes.map(({ name, accepted, lost }) => ({
      name: `"${name}" lost none of its ${accepted} accepted messages`,
      isPassed: accepted > 0 && lost.length === 0,
      ...(lost.length > 0 && { detail: `lost ${lost.length}: ${lost.slice(0, 5).join(", ")}` }),
    })),
    ...faults.map(({ title, recoveryMs, detail }) => ({
      name: `recovered from a fault of ${title}`,
      isPassed: recoveryMs !== undefined,
      ...(recoveryMs === undefined && { detail }),
    })),
    ...states.map(({ name, state }) => ({
      name: `"${name}" is up in the end`,
      isPassed: state === "running" || state === "sleeping",
      ...(state !== "running" && { detail: `it is ${state}` }),
    })),
  ];
}
