import { setTimeout as pause } from "node:timers/promises";
import { type Delivery, type OutgoingMessage, type Publisher, QueueFull, type Session } from "@millrace/broker";
import { copyOf } from "./copy-of.ts";
import type { WaitingQueue } from "./list-waiting-queues.ts";
import { takeMessages } from "./take-messages.ts";

interface Rotation {
  queue: WaitingQueue;
  /** Names this look at the messages: one that was seen before in it is not shown again. */
  lookId: string;
  /** Shows messages, oldest first. */
  show: (deliveries: readonly Delivery[]) => Promise<void>;
  signal: AbortSignal;
}

/** In the header of each copy: the look in which its message was seen. */
const seenHeader = "seenIn";
const inHand = { messages: 1_000, bytes: 20 * 1024 * 1024 };
const fullPatienceMs = 10_000;
const fullRetryMs = 200;

/**
 * Looks at all messages of a queue without taking one away: each is put behind the others as a fresh copy, confirmed, before it is
 * acknowledged; once round, all lie in their order again. Giving them back instead would count as a delivery of each.
 *
 * A full queue takes copies, too: what is in hand is not counted among its messages. Once it has refused one, though, a publisher has to
 * begin anew: the broker goes on refusing the old one until the queue is emptier by a fifth.
 */
export async function rotateQueue(session: Session, { queue, lookId, show, signal }: Rotation): Promise<void> {
  const copies = new CopyPublisher(session, signal);
  try {
    await takeMessages(session, {
      queue: queue.name,
      count: queue.ready,
      prefetch: Math.max(1, Math.min(inHand.messages, Math.floor(inHand.bytes / Math.max(1, queue.meanBytes)))),
      signal,
      work: async (batch) => {
        await show(batch.filter(({ headers }) => headers[seenHeader] !== lookId));
        const extra = { [seenHeader]: lookId };
        await copies.publish(batch.map((one) => copyOf(one, { exchange: "", routingKey: queue.name, extra })));
      },
    });
  } finally {
    await copies.close();
  }
}

class CopyPublisher {
  readonly #session: Session;
  readonly #signal: AbortSignal;
  #publisher: Publisher;

  constructor(session: Session, signal: AbortSignal) {
    this.#session = session;
    this.#signal = signal;
    this.#publisher = session.publisher();
  }

  /** @throws QueueFull when there is no room for too long: others have put theirs into it. */
  async publish(copies: readonly OutgoingMessage[]): Promise<void> {
    const deadline = performance.now() + fullPatienceMs;
    for (let rest = copies; rest.length > 0; ) {
      const outcomes = await Promise.all(rest.map(async (copy) => ({ copy, refusal: await this.#refusal(copy) })));
      const refused = outcomes.filter(({ refusal }) => refusal !== undefined);
      if (performance.now() > deadline && refused[0]?.refusal) throw refused[0].refusal;
      if (refused.length > 0) await this.#beginAnew();
      rest = refused.map(({ copy }) => copy);
    }
  }

  async close(): Promise<void> {
    await this.#publisher.close();
  }

  async #refusal(copy: OutgoingMessage): Promise<QueueFull | undefined> {
    try {
      await this.#publisher.publish(copy);
      return undefined;
    } catch (error) {
      if (error instanceof QueueFull) return error;
      throw error;
    }
  }

  async #beginAnew(): Promise<void> {
    await this.#publisher.close();
    await pause(fullRetryMs, undefined, { signal: this.#signal });
    this.#publisher = this.#session.publisher();
  }
}
