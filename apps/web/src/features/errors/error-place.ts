import { type FlowState, keepsQueues } from "@millrace/flow";
import type { FlowError } from "./flow-error.ts";

/** What the screen around an error knows of its flow. */
export interface ErrorPlace {
  /** Undefined until it is known. */
  flowState: FlowState | undefined;
  /** Name of a step; its id for one that is gone, or is not known here. */
  nameOf(stepId: string): string;
  /** Shows an execution without leaving the page; else a link leads to the flow. */
  showExecution?: (id: string) => void;
}

/** The same place, where steps that it does not know are called as the errors of the flow call them. */
export function withNamesOf(errors: readonly FlowError[], place: ErrorPlace): ErrorPlace {
  const nameOf = (stepId: string) => {
    const known = place.nameOf(stepId);
    return known === stepId ? (errors.find((error) => error.stepId === stepId)?.stepName ?? stepId) : known;
  };
  return { ...place, nameOf };
}

/** Why the message of an unsettled error cannot be sent to its step now; undefined when it can. */
export function whyNoRetry(
  { canRetry }: Pick<FlowError, "canRetry">,
  { flowState }: Pick<ErrorPlace, "flowState">,
): string | undefined {
  if (!canRetry) return "The message was not kept: there is nothing to send again.";
  if (!flowState || keepsQueues(flowState)) return undefined;
  return flowState === "inactive"
    ? "Start the flow first: a stopped flow has no queue to send it to."
    : "The flow is stopping. Start it again, then send the message.";
}
