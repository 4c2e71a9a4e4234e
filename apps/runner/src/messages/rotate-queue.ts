import type { Session } from "@millrace/broker";
import { copyOf } from "./copy-of.ts";
import { CopyPublisher } from "./copy-publisher.ts";
import { type TakenMessage, takeMessages } from "./take-messages.ts";

interface Rotation {
  /** `ready`: how many are in it. `meanBytes`: of a message, if that is known. */
  queue: { name: string; ready: number; meanBytes?: number };
  /** Sees all messages, oldest first, in batches. @returns those that stay in the queue. */
  visit: (batch: readonly TakenMessage[]) => Promise<readonly TakenMessage[]>;
  /** Headers of those that stay. */
  extra?: Record<string, unknown>;
  /** So many lie behind the others anew. */
  onCopied?: (count: number) => void;
  signal: AbortSignal;
}

const inHand = { messages: 1_000, bytes: 20 * 1024 * 1024 };

/**
 * Visits all messages of a queue: each that stays is put behind the others as a fresh copy, confirmed, before it is acknowledged; once
 * round, all lie in their order again. Giving them back instead would count as a delivery of each; that is done only to the last few of a
 * queue that is fuller than full, which takes no copies of them. When it breaks off, some may be there twice, none is lost.
 * @throws QueueFull when others take the room of many.
 */
export async function rotateQueue(
  session: Session,
  { queue, visit, extra = {}, onCopied, signal }: Rotation,
): Promise<void> {
  const { name, ready, meanBytes = 0 } = queue;
  const copies = new CopyPublisher(session, signal);
  let isFull = false;
  try {
    await takeMessages(session, {
      queue: name,
      count: ready,
      prefetch: Math.max(1, Math.min(inHand.messages, Math.floor(inHand.bytes / Math.max(1, meanBytes)))),
      signal,
      work: async (batch) => {
        const staying = await visit(batch);
        if (isFull) return 0;
        const to = { exchange: "", routingKey: name, extra };
        const taken = await copies.publish(staying.map((message) => copyOf(message, to)));
        onCopied?.(taken);
        const refused = staying[taken];
        isFull = refused !== undefined;
        return refused ? batch.indexOf(refused) : batch.length;
      },
    });
  } finally {
    await copies.close();
  }
}
