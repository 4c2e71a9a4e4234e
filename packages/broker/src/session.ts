import { type Channel, type ChannelModel, connect, type RecoveringChannelModel } from "amqplib";
import { batchWrites } from "./batch-writes.ts";
import { BrokerRefused, BrokerUnavailable } from "./broker-errors.ts";
import { type BrokerLog, silentLog } from "./broker-log.ts";
import { Consumer, type ConsumerOptions } from "./consumer.ts";
import { closeChannel } from "./end-channel.ts";
import { Publisher, type PublisherOptions } from "./publisher.ts";
import { replyCode } from "./reply-code.ts";

export interface SessionOptions {
  /** `amqp://user:password@host:port/vhost`. */
  url: string;
  /** Shown in RabbitMQ's list of connections. */
  name: string;
  log?: BrokerLog;
  /** Aborting gives up the first connection. Once connected, a session lives until `close()`. */
  signal?: AbortSignal;
  /** A half-open connection is noticed after about twice this. Default 10. */
  heartbeatSeconds?: number;
}

export type SessionState = "connected" | "disconnected";

/** What a session re-establishes on every new connection. */
export interface SessionHandle {
  attach(model: ChannelModel): void;
  detach(): void;
  /** The session closes for good. Resolves when what was already written has reached the broker. */
  end(): Promise<void>;
}

/**
 * A connection that comes back by itself, for ever, with back-off and jitter (0.2 to 5 s). Publishers and consumers made
 * from it are re-established with it.
 * @throws BrokerRefused when the very first connection is refused (wrong password or vhost): waiting would not cure it.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  options.signal?.throwIfAborted();
  const model = await connect(withHeartbeat(options.url, options.heartbeatSeconds ?? 10), {
    // Without it, bodies of more than one frame wait for the peer's delayed ACK: 22 messages a second instead of 400.
    noDelay: true,
    keepAlive: true,
    timeout: 10_000,
    clientProperties: { connection_name: options.name },
    recovery: { initialDelay: 200, maxDelay: 5_000, factor: 2, jitter: 0.2, waitForConnect: false },
  });
  const session = new Session(model, options.log ?? silentLog);
  const onAbort = () => void session.close();
  options.signal?.addEventListener("abort", onAbort, { once: true });
  try {
    await session.waitForFirstConnection();
  } finally {
    options.signal?.removeEventListener("abort", onAbort);
  }
  return session;
}

export class Session {
  readonly #model: RecoveringChannelModel;
  readonly #log: BrokerLog;
  readonly #handles = new Set<SessionHandle>();
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #firstConnection = Promise.withResolvers<void>();
  #connection: ChannelModel | undefined;
  #isClosed = false;
  #connectionCount = 0;

  constructor(model: RecoveringChannelModel, log: BrokerLog) {
    this.#model = model;
    this.#log = log;
    this.#firstConnection.promise.catch(() => {});
    model.on("connect", (connection: ChannelModel) => this.#connected(connection));
    model.on("disconnect", (error: Error) => this.#disconnected(error));
    model.on("connect-failed", (error: Error) => this.#connectFailed(error));
    model.on("error", (error: Error) => log.warn({ reason: error.message }, "broker connection failed"));
    model.on("blocked", (reason: string) => log.warn({ reason }, "broker is blocked: it accepts no messages for now"));
    model.on("unblocked", () => log.info({}, "broker accepts messages again"));
  }

  get isConnected(): boolean {
    return this.#connection !== undefined;
  }

  /** Goes up with every new connection: a broker whose connection is still the same has not been restarted. */
  get connectionCount(): number {
    return this.#connectionCount;
  }

  waitForFirstConnection(): Promise<void> {
    return this.#firstConnection.promise;
  }

  /** Calls back on every change until the returned function is called. */
  onState(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  publisher(options: PublisherOptions = {}): Publisher {
    const publisher = new Publisher({ ...options, log: this.#log, release: (handle) => this.#handles.delete(handle) });
    this.#adopt(publisher);
    return publisher;
  }

  /** Resolves when the broker has accepted the consumer. @throws when the queue does not exist or may not be read. */
  async consume(options: ConsumerOptions): Promise<Consumer> {
    const consumer = new Consumer({ ...options, log: this.#log, release: (handle) => this.#handles.delete(handle) });
    this.#adopt(consumer);
    await consumer.started;
    return consumer;
  }

  /** Every consumer of this session, for whoever watches that they get on with their work. */
  get consumers(): Consumer[] {
    return [...this.#handles].filter((handle) => handle instanceof Consumer);
  }

  /** Runs declarations on a channel of their own, since one refusal closes a whole channel. */
  async withChannel<Result>(use: (channel: Channel) => Promise<Result>): Promise<Result> {
    if (!this.#connection) throw new BrokerUnavailable("Not connected to RabbitMQ");
    const channel = await this.#connection.createChannel();
    let isOpen = true;
    // The failed operation's own promise says why; without a listener the event would end the process.
    channel.on("error", () => {});
    channel.once("close", () => {
      isOpen = false;
    });
    try {
      return await use(channel);
    } finally {
      if (isOpen) await closeChannel(channel);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#firstConnection.reject(new BrokerUnavailable("The session was closed before it was connected"));
    // A broker that is gone or blocked never answers the goodbye.
    await Promise.race([this.#endAll(), new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  }

  /** Channels first: the connection's own goodbye overtakes what still waits in a channel's buffer, say the last ack. */
  async #endAll(): Promise<void> {
    const handles = [...this.#handles];
    this.#handles.clear();
    await Promise.all(handles.map((handle) => handle.end()));
    // By hand, since a deliberate close raises no "disconnect".
    if (this.#connection) this.#setConnection(undefined);
    await this.#model.close();
  }

  #adopt(handle: SessionHandle): void {
    if (this.#isClosed) throw new BrokerUnavailable("The session is closed");
    this.#handles.add(handle);
    if (this.#connection) handle.attach(this.#connection);
  }

  #connected(connection: ChannelModel): void {
    batchWrites(connection);
    if (this.#connectionCount > 0) this.#log.info({}, "reconnected to the broker");
    this.#connectionCount += 1;
    this.#setConnection(connection);
    this.#firstConnection.resolve();
  }

  #disconnected(error: Error): void {
    this.#log.warn({ reason: error.message }, "lost the broker, reconnecting");
    this.#setConnection(undefined);
  }

  #setConnection(connection: ChannelModel | undefined): void {
    this.#connection = connection;
    for (const handle of this.#handles) connection ? handle.attach(connection) : handle.detach();
    for (const listener of this.#listeners) listener(connection ? "connected" : "disconnected");
  }

  #connectFailed(error: Error): void {
    const code = replyCode(error);
    const isRefusal = code === 403 || code === 530;
    if (this.#connectionCount === 0 && isRefusal) {
      this.#firstConnection.reject(
        new BrokerRefused(`RabbitMQ refused the connection: ${error.message}`, { cause: error }),
      );
      void this.close();
      return;
    }
    this.#log.warn({ reason: error.message }, "cannot reach the broker, trying again");
  }
}

function withHeartbeat(url: string, seconds: number): string {
  const changed = new URL(url);
  if (!changed.searchParams.has("heartbeat")) changed.searchParams.set("heartbeat", String(seconds));
  return changed.toString();
}
