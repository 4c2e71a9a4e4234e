import { type FlowState, keepsQueues, type LiveStep } from "@millrace/flow";
import type { ApiOutputs } from "@/lib/trpc.ts";

export const queueKinds = ["waiting", "rebounding", "quarantined"] as const;
export type QueueKind = (typeof queueKinds)[number];

export const kindLabels: Record<QueueKind, string> = {
  waiting: "Waiting",
  rebounding: "Retrying later",
  quarantined: "Quarantine",
};

/** A queue of a step. */
export interface QueuePlace {
  flowId: string;
  stepId: string;
  kind: QueueKind;
}

export type QueuedMessage = ApiOutputs["message"]["list"]["items"][number];

export function countOf(step: LiveStep | undefined, kind: QueueKind): number {
  if (!step) return 0;
  return kind === "waiting" ? step.ready : kind === "rebounding" ? step.rebounds : step.quarantined;
}

/** `taken`: containers take from it. `leaving`: they are about to be gone, and finish what they hold. */
export type Lookable = "yes" | "empty" | "inactive" | "taken" | "leaving";

/** Whether a queue can be looked into: nobody may be taking from it meanwhile. */
export function canLook({
  kind,
  state,
  step,
}: {
  kind: QueueKind;
  state: FlowState;
  step: LiveStep | undefined;
}): Lookable {
  if (!keepsQueues(state)) return "inactive";
  if (countOf(step, kind) === 0) return "empty";
  if (kind !== "waiting") return "yes";
  if (state !== "suspended" && state !== "suspending" && step?.isPaused !== true) return "taken";
  const consumers = step?.consumers ?? step?.containers.length ?? 0;
  return consumers > 0 || state === "suspending" ? "leaving" : "yes";
}
