import { type FlowState, keepsQueues } from "@millrace/flow";

interface Waiting {
  flowState: FlowState;
  /** The step whose messages are wanted; undefined: all. */
  step: { isPaused: boolean } | undefined;
}

/** Why waiting messages cannot be exported now; undefined when they can: nobody may be taking them meanwhile. */
export function whyNoExport({ flowState, step }: Waiting): string | undefined {
  if (!keepsQueues(flowState)) return "An inactive flow has no queues, so no message waits.";
  if (flowState === "suspended" || step?.isPaused) return undefined;
  return step
    ? "Its messages are being worked on. Pause this step, or suspend the flow first."
    : "Messages are being worked on. Suspend the flow first, or choose a step that is paused.";
}
