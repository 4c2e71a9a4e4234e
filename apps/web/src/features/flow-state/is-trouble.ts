import type { FlowState } from "@millrace/flow";

/** A suspended flow's reason explains its rest; any other tells what keeps the flow from what is wanted. */
const explained: readonly FlowState[] = ["suspending", "suspended"];

/** Whether a flow's reason deserves the red triangle. */
export function isTrouble(state: FlowState, reason: string | undefined): boolean {
  return reason !== undefined && !explained.includes(state);
}
