import { DomainError } from "@millrace/flow";
import type { KeptFlow } from "./find-kept-flow.ts";
import type { WaitingQueue } from "./list-waiting-queues.ts";

/** `wrong_state` where containers take messages: copies stand still only where nobody does. */
export function refuseWhileTaken(
  { flow, version, graph }: KeptFlow,
  { stepId, consumers }: WaitingQueue,
  then: "export" | "look",
): void {
  const isHeld = !graph.nodes.some(({ id }) => id === stepId);
  const isPaused = flow.stepWishes[stepId]?.paused === true;
  if (flow.state !== "suspended" && !isPaused && !isHeld) {
    throw new DomainError(
      "wrong_state",
      `Containers of ${stepId} take messages. Suspend "${flow.name}" or pause the step first, then ${then}.`,
    );
  }
  if (consumers > 0) {
    throw new DomainError(
      "wrong_state",
      `The containers of ${stepId} (version ${version}) still finish what they hold. Try again in a moment.`,
    );
  }
}
