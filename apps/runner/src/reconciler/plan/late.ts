import type { RunnerFlow } from "@millrace/db";
import { stateDeadlineMs, whenLate } from "@millrace/flow";
import { stopGraceMs } from "./stop-grace.ts";

/** Its transitional state has lasted longer than it may. */
export function isPastDeadline({ state, stateSince }: RunnerFlow, now: number): boolean {
  const deadlineMs = stateDeadlineMs(state);
  return deadlineMs !== undefined && now - stateSince > deadlineMs;
}

/** How long a container may take to finish what it holds: none any more once the state's deadline says so. */
export function graceMs(flow: RunnerFlow, now: number): number {
  return isPastDeadline(flow, now) && whenLate(flow.state) === "force" ? 0 : stopGraceMs;
}
