import { queueDepth, readHeaders, type Session, stepQueue } from "@millrace/broker";
import { DomainError } from "@millrace/flow";

interface Wanted {
  flowId: string;
  stepId: string;
  messageIds: readonly string[];
  signal: AbortSignal;
}

/** Handed out and unanswered at the same time: the wire has sixteen bits for it. */
const mostInHand = 65_535;
const silenceMs = 5_000;

/**
 * Takes the copies of these messages out of a step's quarantine for good; the others are given back. A copy that is not found was taken
 * before. @returns how many were taken.
 */
export async function takeQuarantined(
  session: Session,
  { flowId, stepId, messageIds, signal }: Wanted,
): Promise<number> {
  const queue = stepQueue({ flowId, stepId, kind: "quarantine" });
  const depth = await queueDepth(session, queue);
  if (!depth || depth.ready === 0 || messageIds.length === 0) return 0;
  const wanted = new Set(messageIds);
  // The channel's end gives back what was not acknowledged. Only ids are kept of what is looked at.
  await session.withChannel(async (channel) => {
    const looked = Promise.withResolvers<void>();
    const tooQuiet = () =>
      looked.reject(new DomainError("timed_out", `${queue} did not hand out its messages in time.`));
    const timer = setTimeout(tooQuiet, silenceMs);
    const giveUp = () => looked.reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    channel.once("close", tooQuiet);
    let seen = 0;
    try {
      await channel.prefetch(Math.min(depth.ready, mostInHand));
      const { consumerTag } = await channel.consume(queue, (message) => {
        timer.refresh();
        seen += 1;
        const messageId = readHeaders(message?.properties.headers ?? {}).messageId;
        if (message && messageId !== undefined && wanted.delete(messageId)) channel.ack(message);
        // Null: the queue was deleted, and everything in it.
        if (!message || wanted.size === 0 || seen >= depth.ready) looked.resolve();
      });
      await looked.promise;
      await channel.cancel(consumerTag);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    }
  });
  return messageIds.length - wanted.size;
}
