import { allowsCommand, type FlowCommand, type FlowState } from "@millrace/flow";

/** "Drain, then stop" is a choice of the stop dialog, not a button beside it. */
export type OfferedCommand = Exclude<FlowCommand, "drain">;

export const commandLabels: Record<OfferedCommand, string> = {
  start: "Start",
  resume: "Resume",
  "run-now": "Run now",
  suspend: "Suspend",
  stop: "Stop…",
};

/** From what is harmless to what is not; also the order on the screen. */
const inOrder = ["run-now", "start", "resume", "suspend", "stop"] as const satisfies readonly OfferedCommand[];

/** The buttons that fit a flow's state, by the table of states. */
export function offeredCommands(state: FlowState, { isDraining }: { isDraining: boolean }): OfferedCommand[] {
  return inOrder.filter((command) => allowsCommand(state, command) && !isUnderWay({ state, command, isDraining }));
}

/** A flow that stops already can only be told not to wait for the rest. */
function isUnderWay({
  state,
  command,
  isDraining,
}: {
  state: FlowState;
  command: OfferedCommand;
  isDraining: boolean;
}) {
  return state === "stopping" && command === "stop" && !isDraining;
}
