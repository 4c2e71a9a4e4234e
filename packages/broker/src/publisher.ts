import type { ChannelModel, ConfirmChannel, Options } from "amqplib";
import { backoffMs, withJitter } from "./backoff.ts";
import { BrokerUnavailable, QueueFull, Unroutable } from "./broker-errors.ts";
import type { BrokerLog } from "./broker-log.ts";
import { endChannel } from "./end-channel.ts";
import { type OutgoingMessage, publishOptions } from "./outgoing-message.ts";
import { PublishWindow } from "./publish-window.ts";
import type { SessionHandle } from "./session.ts";

export interface PublisherOptions {
  /** Default exchange of `publish`. */
  exchange?: string;
  /**
   * What a nack or a lost connection does. `none`: the caller gets the error. `forever`: publish keeps trying with a growing
   * delay (100 ms to 5 s) and counts in the header `retry`, so nothing is lost while the queue is full or the broker away.
   */
  retry?: "forever" | "none";
  /**
   * Unconfirmed at the same time; further ones wait their turn. Keeps a split of a million rows from flooding memory, and a
   * full queue from being asked a million times. Default 1000.
   */
  window?: number;
  /** Without confirms a publish resolves at once and may be lost: for traces only. Default true. */
  confirm?: boolean;
}

interface Pending {
  readonly message: OutgoingMessage;
  readonly exchange: string;
  readonly options: Options.Publish;
  attempt: number;
  isReturned: boolean;
  isSettled: boolean;
  /** Counts against the window. */
  isUnderway: boolean;
  /** Lets go of the caller's signal and the timer. */
  release: (() => void) | undefined;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface PublisherSetup extends PublisherOptions {
  log: BrokerLog;
  release: (handle: SessionHandle) => void;
}

const retryDelay = { firstMs: 100, maxMs: 5_000 };

/** Publishes with confirms over a channel that is replaced whenever the broker closes it. */
export class Publisher implements SessionHandle {
  readonly #setup: PublisherSetup;
  #model: ChannelModel | undefined;
  #channel: ConfirmChannel | undefined;
  #lastRefusal: Error | undefined;
  #isClosed = false;
  #mandatoryCount = 0;
  /** Mandatory messages awaiting their confirm, by AMQP message-id: a returned one is confirmed all the same. */
  readonly #mandatory = new Map<string, Pending>();
  /** Wait for a channel. */
  readonly #waiting = new Set<Pending>();
  readonly #window: PublishWindow<Pending>;

  constructor(setup: PublisherSetup) {
    this.#setup = setup;
    this.#window = new PublishWindow<Pending>(setup.window ?? 1_000, (pending) => {
      pending.isUnderway = true;
      this.#send(pending);
    });
  }

  /** True while a message would go out at once. */
  get isReady(): boolean {
    return this.#channel !== undefined;
  }

  /**
   * Resolves when the broker has confirmed, that is, stored the message in every queue it is bound to.
   * @throws BrokerUnavailable, QueueFull or Unroutable (with `retry: "forever"` only when aborted or closed).
   */
  publish(message: OutgoingMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      const pending: Pending = {
        message,
        exchange: message.exchange ?? this.#setup.exchange ?? "",
        options: publishOptions(message),
        attempt: 0,
        isReturned: false,
        isSettled: false,
        isUnderway: false,
        release: undefined,
        resolve,
        reject,
      };
      if (message.mandatory) pending.options.messageId = String(++this.#mandatoryCount);
      if (message.signal || message.timeoutMs) this.#limitWait(pending);
      if (!pending.isSettled) this.#window.enter(pending);
    });
  }

  attach(model: ChannelModel): void {
    this.#model = model;
    void this.#openChannel(model);
  }

  detach(): void {
    this.#model = undefined;
    this.#channel = undefined;
    if (this.#setup.retry === "forever") return;
    for (const pending of this.#waiting) this.#fail(pending, new BrokerUnavailable("Lost RabbitMQ"));
  }

  async end(): Promise<void> {
    this.#isClosed = true;
    const channel = this.#channel;
    this.detach();
    for (const pending of this.#waiting) this.#fail(pending, new BrokerUnavailable("The session is closed"));
    await endChannel(channel, this.#setup.log);
  }

  /** Sends what is written, forgets what is not confirmed. */
  async close(): Promise<void> {
    this.#setup.release(this);
    await this.end();
  }

  async #openChannel(model: ChannelModel): Promise<void> {
    if (this.#isClosed || this.#model !== model) return;
    try {
      const channel = await model.createConfirmChannel();
      this.#lastRefusal = undefined;
      channel.on("error", (error: Error) => this.#channelFailed(error));
      channel.on("close", () => this.#channelClosed(model));
      channel.on("return", ({ properties }) => this.#returned(String(properties.messageId)));
      if (this.#model === model) this.#channelOpened(channel);
    } catch (error) {
      this.#setup.log.warn({ reason: String(error) }, "could not open a publishing channel");
      setTimeout(() => void this.#openChannel(model), 1_000).unref();
    }
  }

  #channelOpened(channel: ConfirmChannel): void {
    this.#channel = channel;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const pending of waiting) this.#send(pending);
  }

  /** Comes before the confirms that are lost with the channel. */
  #channelFailed(error: Error): void {
    this.#channel = undefined;
    this.#lastRefusal = error;
    this.#setup.log.warn({ reason: error.message }, "broker closed a publishing channel");
  }

  #channelClosed(model: ChannelModel): void {
    if (this.#model !== model) return;
    this.#channel = undefined;
    // When the whole connection is lost, that is announced right after.
    setImmediate(() => void this.#openChannel(model));
  }

  #returned(messageId: string): void {
    const pending = this.#mandatory.get(messageId);
    if (pending) pending.isReturned = true;
  }

  #send(pending: Pending): void {
    const channel = this.#channel;
    if (pending.isSettled) return;
    if (channel) this.#sendOver(channel, pending);
    else this.#waitForChannel(pending);
  }

  #sendOver(channel: ConfirmChannel, pending: Pending): void {
    const { message, options } = pending;
    if (options.messageId) this.#mandatory.set(options.messageId, pending);
    try {
      channel.publish(pending.exchange, message.routingKey, message.content, options, (error: unknown) => {
        if (error === null) this.#confirmed(pending);
        else this.#refused(pending, error);
      });
      if (this.#setup.confirm === false) this.#confirmed(pending);
    } catch (error) {
      const isCallersMistake = error instanceof RangeError || error instanceof TypeError;
      if (isCallersMistake) this.#fail(pending, error);
      // The channel closed under us, and has not been told yet.
      else this.#refused(pending, error);
    }
  }

  #waitForChannel(pending: Pending): void {
    const isComing = this.#setup.retry === "forever" || this.#model !== undefined;
    if (this.#isClosed) this.#fail(pending, new BrokerUnavailable("The session is closed"));
    else if (isComing) this.#waiting.add(pending);
    else this.#fail(pending, new BrokerUnavailable("Not connected to RabbitMQ"));
  }

  #confirmed(pending: Pending): void {
    if (pending.options.messageId) this.#mandatory.delete(pending.options.messageId);
    if (pending.isSettled) return;
    if (pending.isReturned) {
      this.#fail(pending, new Unroutable(`No queue takes ${pending.message.routingKey} of ${pending.exchange}`));
      return;
    }
    this.#settle(pending);
    pending.resolve();
  }

  #refused(pending: Pending, error: unknown): void {
    if (pending.options.messageId) this.#mandatory.delete(pending.options.messageId);
    if (pending.isSettled) return;
    if (this.#setup.retry === "forever" && !this.#isClosed) this.#retryLater(pending);
    else if (this.#isInnocent(pending, error)) this.#retryOnce(pending);
    else this.#fail(pending, this.#failure(pending, error));
  }

  #failure(pending: Pending, error: unknown): Error {
    if (isNack(error)) return new QueueFull(`A queue behind ${pending.exchange} is full`, { cause: error });
    if (this.#isToBlame(pending)) {
      return new Unroutable(`RabbitMQ takes no messages for exchange ${pending.exchange}`, {
        cause: this.#lastRefusal,
      });
    }
    return new BrokerUnavailable("RabbitMQ went away before it confirmed", { cause: error });
  }

  /** Another message's mistake closes the channel for all: those get one more try on the next channel. */
  #isInnocent(pending: Pending, error: unknown): boolean {
    return !isNack(error) && !this.#isToBlame(pending) && this.#model !== undefined && pending.attempt === 0;
  }

  #isToBlame(pending: Pending): boolean {
    return this.#lastRefusal?.message.includes(`'${pending.exchange}'`) ?? false;
  }

  #retryOnce(pending: Pending): void {
    pending.attempt = 1;
    this.#send(pending);
  }

  #retryLater(pending: Pending): void {
    pending.attempt += 1;
    pending.options.headers = { ...pending.message.headers, retry: pending.attempt };
    setTimeout(() => this.#send(pending), withJitter(backoffMs(retryDelay, pending.attempt)));
  }

  #settle(pending: Pending): void {
    pending.isSettled = true;
    pending.release?.();
    if (pending.isUnderway) this.#window.leave();
  }

  #fail(pending: Pending, error: Error): void {
    if (pending.isSettled) return;
    this.#waiting.delete(pending);
    this.#settle(pending);
    pending.reject(error);
  }

  #limitWait(pending: Pending): void {
    const { signal, timeoutMs } = pending.message;
    const giveUp = () => this.#fail(pending, new BrokerUnavailable("RabbitMQ did not confirm in time"));
    if (signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    pending.release = () => {
      signal?.removeEventListener("abort", giveUp);
      clearTimeout(timer);
    };
  }
}

function isNack(error: unknown): boolean {
  return error instanceof Error && error.message === "message nacked";
}
