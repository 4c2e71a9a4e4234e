import { isReboundQueue, parseName, queueDepth, stepQueue } from "@millrace/broker";
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
 * Queues of a flow (or one step) in which messages wait for their step, those of rebounds first: a rebound that becomes due moves
 * on to its step's queue, and is met there.
 */
export async function listWaitingQueues(
  { session, management, signal }: Pick<MessageDesk, "session" | "management" | "signal">,
  { flowId, stepId }: { flowId: string; stepId?: string | undefined },
): Promise<WaitingQueue[]> {
  const facts = await management.listQueues(`flow-${flowId}:`, signal);
  // One that was made this very second is not in the statistics yet.
  const own = stepId === undefined ? [] : [stepQueue({ flowId, stepId, kind: "messages" })];
  const names = new Set([...facts.map(({ name }) => name), ...own]);
  const found = await Promise.all(
    [...names].map(async (name) => {
      const place = parseName(name);
      const isRebounds = place !== undefined && isReboundQueue(place.kind);
      const isWaiting = place !== undefined && (isRebounds || place.kind === "messages");
      if (!isWaiting || (stepId !== undefined && place.stepId !== stepId)) return [];
      const depth = await queueDepth(session, name);
      if (!depth) return [];
      const { ready = 0, unacked = 0, messageBytes = 0 } = facts.find((queue) => queue.name === name) ?? {};
      const meanBytes = messageBytes / Math.max(1, ready + unacked);
      return [{ name, stepId: place.stepId, isRebounds, meanBytes, ...depth }];
    }),
  );
  return found.flat().sort((a, b) => Number(b.isRebounds) - Number(a.isRebounds));
}
