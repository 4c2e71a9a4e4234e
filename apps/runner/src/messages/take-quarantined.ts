import { queueDepth, readHeaders, stepQueue } from "@millrace/broker";
import type { MessageDesk } from "./message-desk.ts";
import { rotateQueue } from "./rotate-queue.ts";

interface Wanted {
  flowId: string;
  stepId: string;
  messageIds: readonly string[];
}

/**
 * Takes the copies of these messages out of a step's quarantine for good, one of each id; the others stay, in their order. One that is
 * not found was taken before. @returns how many were taken.
 */
export async function takeQuarantined(
  { session, signal }: Pick<MessageDesk, "session" | "signal">,
  { flowId, stepId, messageIds }: Wanted,
): Promise<number> {
  const name = stepQueue({ flowId, stepId, kind: "quarantine" });
  const depth = messageIds.length > 0 ? await queueDepth(session, name) : undefined;
  if (!depth) return 0;
  const wanted = new Set(messageIds);
  await rotateQueue(session, {
    queue: { name, ready: depth.ready },
    visit: async (batch) => batch.filter(({ headers }) => !wanted.delete(readHeaders(headers).messageId ?? "")),
    signal,
  });
  return messageIds.length - wanted.size;
}
