import type { DesiredState, FlowState } from "@millrace/flow";

/** What leads from a resting state to what is wanted. */
const asked: Partial<Record<FlowState, Partial<Record<DesiredState, string>>>> = {
  inactive: { running: "A start" },
  running: { inactive: "A stop", suspended: "A suspension" },
  sleeping: { inactive: "A stop", suspended: "A suspension" },
  suspended: { inactive: "A stop", running: "A resumption" },
};

/** Says that something else is wanted of the flow than it is, and the runner has yet to act; undefined when nothing is. */
export function pendingWish(state: FlowState, desired: DesiredState): string | undefined {
  const what = asked[state]?.[desired];
  return what && `${what} is asked for; the runner has yet to act on it.`;
}
