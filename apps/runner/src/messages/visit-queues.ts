import { QueueFull } from "@millrace/broker";
import { DomainError } from "@millrace/flow";
import type { QueueKind } from "@millrace/jobs";
import { findKeptFlow, type KeptFlow } from "./find-kept-flow.ts";
import { inTurn } from "./in-turn.ts";
import { listWaitingQueues, type WaitingQueue } from "./list-waiting-queues.ts";
import type { MessageDesk } from "./message-desk.ts";
import { refuseWhileTaken } from "./refuse-while-taken.ts";
import { rotateQueue } from "./rotate-queue.ts";
import type { TakenMessage } from "./take-messages.ts";

export interface Visit {
  flowId: string;
  /** All steps. */
  stepId?: string | undefined;
  /** What waits, now or for later. */
  kind?: QueueKind | undefined;
  /** What it is for, as somebody would be told to do it later. */
  purpose: "export" | "look";
  /** Headers of those that stay. */
  extra?: Record<string, unknown>;
  /** Before the first. */
  begin?: (found: { kept: KeptFlow; queued: number }) => void;
  /** Sees all messages of a queue, oldest first, in batches. @returns those that stay. */
  visit: (queue: WaitingQueue, batch: readonly TakenMessage[]) => Promise<readonly TakenMessage[]>;
}

/**
 * Visits the messages of a flow's queues, in nobody else's company. Those that stay are in their order again afterwards, and nothing counts as
 * a delivery. Throws `not_found`; `wrong_state` while containers take from a queue that is not empty; `conflict`, `queue_full`.
 */
export async function visitQueues(desk: MessageDesk, visit: Visit): Promise<void> {
  const { flowId, stepId, kind, purpose, extra } = visit;
  const busy =
    "Messages of this flow are being looked at, exported or moved by somebody else: try again when that is done.";
  const work = async () => {
    const kept = await findKeptFlow(desk.db, flowId);
    const queues = await listWaitingQueues(desk, { flowId, stepId, kind });
    if (stepId !== undefined && queues.length === 0 && kind !== "rebounding") {
      throw new DomainError("not_found", `"${kept.flow.name}" has no queue in front of ${stepId}.`);
    }
    for (const queue of queues) if (isTaken(queue, visit)) refuseWhileTaken(kept, queue, purpose);
    visit.begin?.({ kept, queued: queues.reduce((sum, { ready }) => sum + ready, 0) });
    for (const queue of queues) {
      const rotation = {
        queue,
        visit: (batch: readonly TakenMessage[]) => visit.visit(queue, batch),
        onCopied: (count: number) => desk.onCopied(queue.name, count),
        signal: desk.signal,
      };
      await rotateQueue(desk.session, { ...rotation, ...(extra && { extra }) }).catch((error: unknown) => {
        throw error instanceof QueueFull ? crowded(queue, error) : error;
      });
    }
  };
  // Who retries or gives up errors takes from quarantines, too.
  await inTurn(desk, { name: `${kind === "quarantined" ? "errors" : "waiting"}/${flowId}`, busy, work });
}

/** Nobody takes messages from where they wait for later, or are set aside. An empty queue may be looked into whoever takes from it. */
function isTaken({ isRebounds, ready }: WaitingQueue, { kind, purpose }: Visit): boolean {
  if (kind === "quarantined" || (kind === "rebounding" && isRebounds)) return false;
  return purpose === "export" || ready > 0;
}

function crowded({ stepId }: WaitingQueue, cause: QueueFull): DomainError {
  const message = `The queue in front of ${stepId} is full, and others keep filling it. Try again when nothing is sent to the flow.`;
  return new DomainError("queue_full", message, { cause });
}
