import type { Channel, ConsumeMessage, MessageProperties } from "amqplib";

interface Origin {
  channel: Channel;
  /** False once the channel the message came by is gone: the broker has given the message back to the queue. */
  isCurrent: () => boolean;
  settled: () => void;
}

/** One message in our hands. It stays in the queue until it is settled: exactly one `ack` or `reject`. */
export class Delivery {
  readonly #message: ConsumeMessage;
  readonly #origin: Origin;
  #isSettled = false;

  constructor(message: ConsumeMessage, origin: Origin) {
    this.#message = message;
    this.#origin = origin;
  }

  get content(): Buffer {
    return this.#message.content;
  }

  get headers(): Record<string, unknown> {
    return this.#message.properties.headers ?? {};
  }

  get properties(): MessageProperties {
    return this.#message.properties;
  }

  get routingKey(): string {
    return this.#message.fields.routingKey;
  }

  get exchange(): string {
    return this.#message.fields.exchange;
  }

  /** Someone had it before, perhaps we ourselves, before the connection was lost. */
  get isRedelivered(): boolean {
    return this.#message.fields.redelivered;
  }

  /** False when the connection it came by is lost: settling it then does nothing, and it is handed out again. */
  get isCurrent(): boolean {
    return this.#origin.isCurrent();
  }

  ack(): void {
    if (this.#settle()) this.#origin.channel.ack(this.#message);
  }

  /** `requeue: false` sends it to the queue's dead-letter exchange. */
  reject({ requeue }: { requeue: boolean }): void {
    if (this.#settle()) this.#origin.channel.reject(this.#message, requeue);
  }

  /** Whether the broker still waits for the answer. */
  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    const isCurrent = this.#origin.isCurrent();
    this.#origin.settled();
    return isCurrent;
  }
}
