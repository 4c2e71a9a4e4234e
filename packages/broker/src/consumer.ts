import type { Channel, ChannelModel, ConsumeMessage } from "amqplib";
import { backoffMs, withJitter } from "./backoff.ts";
import { BrokerUnavailable } from "./broker-errors.ts";
import type { BrokerLog } from "./broker-log.ts";
import { Delivery } from "./delivery.ts";
import { endChannel } from "./end-channel.ts";
import type { SessionHandle } from "./session.ts";

export interface ConsumerOptions {
  queue: string;
  /** Messages handed out and not yet settled at the same time. */
  prefetch: number;
  /** Called synchronously for each message; must settle it sooner or later, and must not throw. */
  onMessage: (delivery: Delivery) => void;
  /** Aborting cancels. */
  signal?: AbortSignal;
}

interface ConsumerSetup extends ConsumerOptions {
  log: BrokerLog;
  release: (handle: SessionHandle) => void;
}

const retryDelay = { firstMs: 200, maxMs: 5_000 };

/** Consumes one queue on a channel of its own; comes back after a lost connection and after the queue was deleted and remade. */
export class Consumer implements SessionHandle {
  readonly #setup: ConsumerSetup;
  readonly #started = Promise.withResolvers<void>();
  #model: ChannelModel | undefined;
  #channel: Channel | undefined;
  #consumerTag: string | undefined;
  #isCancelled = false;
  #hasStarted = false;
  #attempt = 0;
  #inFlight = 0;
  #settledCount = 0;
  #drained: (() => void)[] = [];

  constructor(setup: ConsumerSetup) {
    this.#setup = setup;
    this.#started.promise.catch(() => {});
    setup.signal?.addEventListener("abort", () => void this.cancel(), { once: true });
    if (setup.signal?.aborted) this.#isCancelled = true;
  }

  /** Resolves when the broker accepted the consumer for the first time. */
  get started(): Promise<void> {
    return this.#started.promise;
  }

  get queue(): string {
    return this.#setup.queue;
  }

  /** How many were settled since this consumer was made: grows while messages are really worked on. */
  get settledCount(): number {
    return this.#settledCount;
  }

  /** Handed to `onMessage` and not settled yet, those of lost connections included. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** No more deliveries; those in flight can still be settled. */
  async cancel(): Promise<void> {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#started.reject(new BrokerUnavailable(`Consuming ${this.#setup.queue} was cancelled`));
    const tag = this.#consumerTag;
    if (!this.#channel || tag === undefined) return;
    try {
      await this.#channel.cancel(tag);
    } catch (error) {
      // A lost connection has cancelled it just as well.
      this.#setup.log.info({ reason: String(error) }, "consumer ended with its connection");
    }
  }

  /** Resolves when everything handed out is settled. */
  drain(): Promise<void> {
    if (this.#inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** Cancels and gives unsettled messages back to the queue. */
  async close(): Promise<void> {
    this.#setup.release(this);
    await this.end();
  }

  async end(): Promise<void> {
    await this.cancel();
    const channel = this.#channel;
    this.detach();
    await endChannel(channel, this.#setup.log);
  }

  attach(model: ChannelModel): void {
    this.#model = model;
    this.#attempt = 0;
    void this.#start(model);
  }

  detach(): void {
    this.#model = undefined;
    this.#channel = undefined;
    this.#consumerTag = undefined;
  }

  async #start(model: ChannelModel): Promise<void> {
    if (this.#isCancelled || this.#model !== model) return;
    const { queue, prefetch, log } = this.#setup;
    try {
      const channel = await model.createChannel();
      channel.on("error", (error: Error) => log.warn({ queue, reason: error.message }, "broker closed a consumer"));
      channel.on("close", () => this.#lost(channel));
      await channel.prefetch(prefetch);
      this.#channel = channel;
      const { consumerTag } = await channel.consume(queue, (message) => this.#received(channel, message));
      this.#consumerTag = consumerTag;
      this.#attempt = 0;
      this.#hasStarted = true;
      this.#started.resolve();
      // Cancelled while the broker was still answering.
      if (this.#isCancelled) await channel.cancel(consumerTag);
    } catch (error) {
      if (!this.#hasStarted && this.#model === model) {
        this.#isCancelled = true;
        this.#setup.release(this);
        this.#started.reject(error);
        return;
      }
      log.warn({ queue, reason: String(error) }, "cannot consume yet");
      this.#startLater(model);
    }
  }

  #received(channel: Channel, message: ConsumeMessage | null): void {
    if (message === null) {
      // The queue was deleted. Whoever deleted it may declare it again.
      this.#setup.log.warn({ queue: this.#setup.queue }, "consumer cancelled by the broker");
      void channel.close().catch(() => {});
      return;
    }
    this.#inFlight += 1;
    this.#setup.onMessage(
      new Delivery(message, { channel, isCurrent: () => this.#channel === channel, settled: this.#settled }),
    );
  }

  readonly #settled = (): void => {
    this.#inFlight -= 1;
    this.#settledCount += 1;
    if (this.#inFlight > 0) return;
    const drained = this.#drained;
    this.#drained = [];
    for (const resolve of drained) resolve();
  };

  #lost(channel: Channel): void {
    if (this.#channel !== channel) return;
    this.#channel = undefined;
    this.#consumerTag = undefined;
    if (this.#model && this.#hasStarted) this.#startLater(this.#model);
  }

  #startLater(model: ChannelModel): void {
    if (this.#isCancelled || this.#model !== model) return;
    this.#attempt += 1;
    setTimeout(() => void this.#start(model), withJitter(backoffMs(retryDelay, this.#attempt))).unref();
  }
}
