import { setTimeout as pause } from "node:timers/promises";
import { type OutgoingMessage, type Publisher, QueueFull, type Session } from "@millrace/broker";

const patienceMs = 2_000;
const retryMs = 200;

/**
 * Publishes copies into the queue that their messages were just taken from. A full queue takes them, too: what is in hand is not counted
 * among its messages. Once it has refused one, though, a publisher has to begin anew: the broker goes on refusing the old one until the
 * queue is emptier by a fifth.
 */
export class CopyPublisher {
  readonly #session: Session;
  readonly #signal: AbortSignal;
  #publisher: Publisher;

  constructor(session: Session, signal: AbortSignal) {
    this.#session = session;
    this.#signal = signal;
    this.#publisher = session.publisher();
  }

  /** @returns how many were taken, from the first on; fewer than all when there is no room for too long. */
  async publish(copies: readonly OutgoingMessage[]): Promise<number> {
    const deadline = performance.now() + patienceMs;
    for (let rest = copies; ; await this.#beginAnew()) {
      const outcomes = await Promise.all(rest.map(async (copy) => ({ copy, isTaken: await this.#isTaken(copy) })));
      rest = outcomes.flatMap(({ copy, isTaken }) => (isTaken ? [] : [copy]));
      const [first] = rest;
      if (first === undefined) return copies.length;
      if (performance.now() > deadline) return copies.indexOf(first);
    }
  }

  async close(): Promise<void> {
    await this.#publisher.close();
  }

  async #isTaken(copy: OutgoingMessage): Promise<boolean> {
    try {
      await this.#publisher.publish(copy);
      return true;
    } catch (error) {
      if (error instanceof QueueFull) return false;
      throw error;
    }
  }

  async #beginAnew(): Promise<void> {
    await this.#publisher.close();
    await pause(retryMs, undefined, { signal: this.#signal });
    this.#publisher = this.#session.publisher();
  }
}
