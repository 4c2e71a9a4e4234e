import { setTimeout as pause } from "node:timers/promises";
import { type OutgoingMessage, type Publisher, QueueFull, type Session } from "@millrace/broker";

const patienceMs = 10_000;
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

  /** @throws QueueFull when there is no room for too long: others have put theirs into it. */
  async publish(copies: readonly OutgoingMessage[]): Promise<void> {
    const deadline = performance.now() + patienceMs;
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
    await pause(retryMs, undefined, { signal: this.#signal });
    this.#publisher = this.#session.publisher();
  }
}
