import { BrokerUnavailable, type Consumer, type Delivery, queueDepth, type Session } from "@millrace/broker";
import { DomainError } from "@millrace/flow";

interface Take {
  queue: string;
  /** Exactly so many, or fewer when the queue runs dry before. */
  count: number;
  /** In hand at the same time. */
  prefetch: number;
  /** Oldest first; when it resolves they are acknowledged, when it rejects they are given back. */
  work: (batch: readonly Delivery[]) => Promise<void>;
  signal: AbortSignal;
}

const mostPerBatch = 100;
const lookAgainMs = 500;
const silenceMs = 15_000;

/**
 * Takes a number of messages off a queue, in batches one after the other. Not one more is handed out than is taken: giving one back
 * counts as a delivery, and after a few of those a message is poison.
 * @returns how many were taken. @throws BrokerUnavailable when the connection is lost: what was in hand is back in the queue.
 */
export async function takeMessages(session: Session, take: Take): Promise<number> {
  if (take.count === 0) return 0;
  const taking = new Taking(session, take);
  return await taking.run();
}

class Taking {
  readonly #session: Session;
  readonly #take: Take;
  readonly #prefetch: number;
  readonly #inHand: Delivery[] = [];
  /** Done, and not acknowledged yet: that would have one more handed out than is taken. */
  #heldBack: Delivery[] = [];
  #received = 0;
  #acknowledged = 0;
  #isCancelled = false;
  #wake = () => {};

  constructor(session: Session, take: Take) {
    this.#session = session;
    this.#take = take;
    this.#prefetch = Math.min(take.prefetch, take.count);
  }

  async run(): Promise<number> {
    const { queue, count, work, signal } = this.#take;
    const onMessage = (delivery: Delivery) => this.#receive(delivery);
    const consumer = await this.#session.consume({ queue, prefetch: this.#prefetch, onMessage });
    let done = 0;
    try {
      while (done < count) {
        signal.throwIfAborted();
        if (this.#received >= count) await this.#cancel(consumer);
        const batch = this.#inHand.splice(0, mostPerBatch);
        if (batch.length === 0 && !(await this.#hasMore())) break;
        if (batch.length === 0) continue;
        await work(batch);
        if (batch.some((delivery) => !delivery.isCurrent)) throw new BrokerUnavailable("Lost RabbitMQ on the way");
        this.#release(batch);
        done += batch.length;
      }
      await this.#cancel(consumer);
      return done;
    } finally {
      // Gives back what is still in hand.
      await consumer.close();
    }
  }

  #receive(delivery: Delivery): void {
    this.#received += 1;
    this.#inHand.push(delivery);
    this.#wake();
  }

  /** From here on an acknowledgement has nothing more handed out. */
  async #cancel(consumer: Consumer): Promise<void> {
    if (this.#isCancelled) return;
    await consumer.cancel();
    this.#isCancelled = true;
    for (const delivery of this.#heldBack) delivery.ack();
    this.#heldBack = [];
  }

  #release(batch: readonly Delivery[]): void {
    for (const delivery of batch) {
      const isFree = this.#isCancelled || this.#acknowledged < this.#take.count - this.#prefetch;
      if (isFree) delivery.ack();
      else this.#heldBack.push(delivery);
      this.#acknowledged += 1;
    }
  }

  /** Waits for the next. @returns false when the queue has run dry: rebounds become due, and others take from it too. */
  async #hasMore(): Promise<boolean> {
    const deadline = performance.now() + silenceMs;
    while (performance.now() < deadline) {
      if (await this.#arrives()) return true;
      this.#take.signal.throwIfAborted();
      const depth = await queueDepth(this.#session, this.#take.queue);
      if (this.#inHand.length > 0) return true;
      if (!depth || depth.ready === 0) return false;
    }
    throw new DomainError("timed_out", `RabbitMQ hands out no messages of ${this.#take.queue}. Try again.`);
  }

  #arrives(): Promise<boolean> {
    if (this.#inHand.length > 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), lookAgainMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
