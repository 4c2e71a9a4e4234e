import { allowsCommand, type DesiredState, type FlowCommand, type FlowState } from "./lifecycle.ts";

/** Commands that state a wish; "run now" only sends a message. */
export type WishCommand = Exclude<FlowCommand, "run-now">;

export const desiredByCommand = {
  start: "running",
  resume: "running",
  suspend: "suspended",
  drain: "inactive",
  stop: "inactive",
} as const satisfies Record<WishCommand, DesiredState>;

interface Situation {
  state: FlowState;
  /** The wish that counts (`effectiveWish`). */
  wish: DesiredState;
  isDraining: boolean;
}

/**
 * What a command means for a flow. `write`: a new wish. `done`: the same is wanted already, and the fact has yet to follow.
 * `refuse`: the table of states does not allow it.
 */
export function decideCommand(situation: Situation, command: WishCommand): "write" | "done" | "refuse" {
  if (isOnItsWay(situation, command)) return "done";
  return takesBack(situation, command) || allowsCommand(situation.state, command) ? "write" : "refuse";
}

function isOnItsWay({ state, wish, isDraining }: Situation, command: WishCommand): boolean {
  if (wish !== desiredByCommand[command]) return false;
  switch (command) {
    case "start":
      return state === "inactive" || state === "starting";
    case "resume":
      return state === "suspended" || state === "starting";
    case "suspend":
      return true;
    case "drain":
      return state !== "inactive" && isDraining;
    case "stop":
      return state !== "inactive" && !isDraining; // while it drains, "stop" means: now
  }
}

/** A wish that nobody acted on yet may be taken back, although the state by itself has no such command. */
function takesBack({ state, wish }: Situation, command: WishCommand): boolean {
  switch (command) {
    case "stop":
      return state === "inactive" && wish === "running";
    case "suspend":
      return state === "suspended" && wish === "running";
    case "resume":
      return (state === "running" || state === "sleeping") && wish === "suspended";
    case "start":
    case "drain":
      return false;
  }
}
