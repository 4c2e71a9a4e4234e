import { replyCode } from "./reply-code.ts";
import type { Session } from "./session.ts";

export interface QueueDepth {
  /** Ready to be handed out; those in a consumer's hands are not counted. */
  ready: number;
  consumers: number;
}

/** Asks the broker itself, so the answer is of this moment. Undefined when there is no such queue. */
export async function queueDepth(session: Session, queue: string): Promise<QueueDepth | undefined> {
  try {
    const { messageCount, consumerCount } = await session.withChannel((channel) => channel.checkQueue(queue));
    return { ready: messageCount, consumers: consumerCount };
  } catch (error) {
    if (replyCode(error) === 404) return undefined;
    throw error;
  }
}
