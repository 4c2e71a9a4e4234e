import { messageHeaders, type Publisher, type SenderHeaders } from "@millrace/broker";
import { StepError } from "../step-error.ts";

interface SnapshotKeeperOptions {
  publisher: Publisher;
  routingKey: string;
  sender: SenderHeaders;
  initial: unknown;
}

/** What identifies the message on whose behalf a snapshot moves. */
export interface SnapshotCause {
  threadId: string;
  parentMessageId: string | undefined;
}

/** The step's snapshot: moved one change after the other, each confirmed by the broker before it counts. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  #current: unknown;
  #last: Promise<void> = Promise.resolve();

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.#current = options.initial;
  }

  get current(): unknown {
    return this.#current;
  }

  replace(value: unknown, cause: SnapshotCause): Promise<void> {
    return this.#inOrder(async () => {
      await this.#publish("snapshot", { value, cause });
      this.#current = value;
    });
  }

  merge(part: Record<string, unknown>, cause: SnapshotCause): Promise<void> {
    return this.#inOrder(async () => {
      await this.#publish("updateSnapshot", { value: part, cause });
      this.#current = { ...(typeof this.#current === "object" ? this.#current : {}), ...part };
    });
  }

  #inOrder(change: () => Promise<void>): Promise<void> {
    const done = this.#last.then(change);
    // One failed change is its caller's; the next one starts afresh.
    this.#last = done.catch(() => {});
    return done;
  }

  async #publish(
    snapshotEvent: "snapshot" | "updateSnapshot",
    { value, cause }: { value: unknown; cause: SnapshotCause },
  ): Promise<void> {
    const { publisher, routingKey, sender } = this.#options;
    const text = JSON.stringify(value);
    if (text === undefined) throw new StepError("A snapshot must be something JSON can hold");
    const headers = messageHeaders(sender, { messageId: crypto.randomUUID(), ...cause, start: Date.now() });
    await publisher.publish({ routingKey, content: Buffer.from(text), headers: { ...headers, snapshotEvent } });
  }
}
