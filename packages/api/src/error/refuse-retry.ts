import { DomainError, type FlowState, keepsQueues, stateLabel } from "@millrace/flow";

/** `wrong_state` for a flow that has no queue to put a message into. */
export function refuseRetry({ name, state }: { name: string; state: FlowState }): void {
  if (keepsQueues(state)) return;
  const cure = state === "inactive" ? "Start it first" : "Start it once it has stopped";
  throw new DomainError(
    "wrong_state",
    `"${name}" is ${stateLabel(state)}: it has no queues to send messages to. ${cure}, then retry.`,
    { details: { state } },
  );
}
