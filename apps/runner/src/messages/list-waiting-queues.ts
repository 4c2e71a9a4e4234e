import { isReboundQueue, parseName, queueDepth, stepQueue } from "@millrace/broker";
import type { QueueKind } from "@millrace/jobs";
import type { MessageDesk } from "./message-desk.ts";

export interface WaitingQueue {
  name: string;
  stepId: string;
  isRebounds: boolean;
  /** Mean size of a message, as the broker's statistics had it. */
  meanBytes: number;
  consumers: number;
  /** At this moment. */
  ready: number;
}

/**
 * Queues of a flow (or one step) in which messages wait for their step, or those of one kind; those of rebounds first: a rebound that becomes due moves
 * on to its step's queue, and is met there.
 */
export async function listWaitingQueues(
  { session, management, signal }: Pick<MessageDesk, "session" | "management" | "signal">,
  { flowId, stepId, kind }: { flowId: string; stepId?: string | undefined; kind?: QueueKind | undefined },
): Promise<WaitingQueue[]> {
  const facts = await management.listQueues(`flow-${flowId}:`, signal);
  // One that was made this very second is not in the statistics yet.
  const own =
    stepId === undefined
      ? []
      : (["messages", "quarantine"] as const).map((of) => stepQueue({ flowId, stepId, kind: of }));
  const names = new Set([...facts.map(({ name }) => name), ...own]);
  const found = await Promise.all(
    [...names].map(async (name) => {
      const place = parseName(name);
      const isRebounds = place !== undefined && isReboundQueue(place.kind);
      if (!place || !isMeant(place.kind, kind) || (stepId !== undefined && place.stepId !== stepId)) return [];
      const depth = await queueDepth(session, name);
      if (!depth) return [];
      const { ready = 0, unacked = 0, messageBytes = 0 } = facts.find((queue) => queue.name === name) ?? {};
      const meanBytes = messageBytes / Math.max(1, ready + unacked);
      return [{ name, stepId: place.stepId, isRebounds, meanBytes, ...depth }];
    }),
  );
  // Of rebounds the shortest delays first.
  const order = ({ name, isRebounds }: WaitingQueue) =>
    isRebounds ? Number(name.split("-").at(-1)) : Number.MAX_VALUE;
  return found.flat().sort((a, b) => order(a) - order(b));
}

function isMeant(queueKind: string, kind: QueueKind | undefined): boolean {
  const isRebounds = isReboundQueue(queueKind);
  if (kind === "quarantined") return queueKind === "quarantine";
  if (kind === "rebounding") return isRebounds;
  return queueKind === "messages" || (isRebounds && kind === undefined);
}
