import { type IncomingHeaders, messageHeaders } from "@millrace/broker";
import type { Attachment, Message } from "@millrace/flow";
import type { Emitted, ReboundOptions, Reply, Step } from "../component.ts";
import { createLogger, type Logger, type LogLine } from "../logger.ts";
import { StepError } from "../step-error.ts";
import { outgoingMessage } from "./outgoing-message.ts";
import type { StepRuntime } from "./step-runtime.ts";
import { storeFile } from "./store-file.ts";

/** The message in hand. */
export interface MessageInHand {
  headers: IncomingHeaders;
  /** As it came: AMQP headers and sealed content, for a rebound. */
  original: { headers: Record<string, unknown>; content: Buffer };
  /** That of the headers; made up for a message that has none. */
  messageId: string;
  threadId: string;
  /** Epoch milliseconds. */
  start: number;
}

const keptLogLines = 50;
const longestReboundMs = 86_400_000;

/** One message being worked on: what component code sees as `step`, and what the runtime needs to settle it. */
export class MessageRun implements Step {
  readonly #runtime: StepRuntime;
  readonly #hand: MessageInHand;
  readonly logs: LogLine[] = [];
  config: Record<string, unknown> = {};
  emittedCount = 0;
  outBytes = 0;
  firstOutput: unknown;
  hasRebounded = false;
  #sent: Message = { body: {} };
  #log: Logger | undefined;
  #abort: AbortController | undefined;
  #abortReason: unknown;
  #underway = 0;
  #idle: (() => void)[] = [];
  #failure: Error | undefined;
  #isOver = false;

  constructor(runtime: StepRuntime, hand: MessageInHand) {
    this.#runtime = runtime;
    this.#hand = hand;
  }

  /** The message as its sender sent it, and the config for it. */
  begin(sent: Message, config: Record<string, unknown>): void {
    this.#sent = sent;
    this.config = config;
  }

  get snapshot(): unknown {
    return this.#runtime.snapshots.current;
  }

  get messageId(): string {
    return this.#hand.messageId;
  }

  get sender(): string | undefined {
    return this.#hand.headers.stepId;
  }

  get variables(): Record<string, string> {
    return this.#runtime.variables;
  }

  get log(): Logger {
    this.#log ??= createLogger({
      ...this.#runtime.log,
      ids: { ...this.#runtime.log.ids, threadId: this.#hand.threadId, messageId: this.#hand.headers.messageId },
      keep: (line) => {
        this.logs.push(line);
        if (this.logs.length > keptLogLines) this.logs.shift();
      },
    });
    return this.#log;
  }

  /** Made on demand: most messages never look at it. */
  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      if (this.#abortReason) this.#abort.abort(this.#abortReason);
    }
    return this.#abort.signal;
  }

  /** Publishes under way, unconfirmed. While there are some, the broker is what takes time, not the component. */
  get isPublishing(): boolean {
    return this.#underway > 0;
  }

  readonly emit = (emitted: Emitted): Promise<void> => {
    return this.#publishing(() => {
      const outgoing = outgoingMessage(emitted, this.#sent, this.#runtime);
      this.emittedCount += 1;
      if (this.emittedCount === 1) this.firstOutput = emitted.body;
      if (!outgoing) return Promise.resolve();
      this.outBytes += outgoing.content.length;
      return this.#publish(outgoing.routingKey, outgoing.content);
    });
  };

  readonly storeFile = (content: Uint8Array, { contentType }: { contentType: string }): Promise<Attachment> => {
    return storeFile(this.#runtime.store, { content, contentType, signal: this.signal });
  };

  readonly renewAccess = async (): Promise<void> => {
    this.config = { ...this.config, ...(await this.#runtime.access.renew()) };
  };

  readonly saveSnapshot = async (value: unknown): Promise<void> => {
    await this.published();
    await this.#publishing(() => this.#runtime.snapshots.replace(value, this.#cause()));
  };

  readonly updateSnapshot = async (part: Record<string, unknown>): Promise<void> => {
    await this.published();
    await this.#publishing(() => this.#runtime.snapshots.merge(part, this.#cause()));
  };

  readonly rebound = (reason: string, { delayMs }: ReboundOptions = {}): Promise<void> => {
    return this.#publishing(() => {
      const { rebounds, publisher, keys } = this.#runtime;
      const iteration = this.#hand.headers.reboundIteration + 1;
      if (iteration > rebounds.limit) {
        throw new StepError(`Rebound limit exceeded after ${rebounds.limit} tries: ${reason}`, {
          code: "rebound_limit",
        });
      }
      if (this.hasRebounded) return Promise.resolve();
      this.hasRebounded = true;
      const { headers, content } = this.#hand.original;
      return publisher.publish({
        routingKey: keys.rebound,
        content,
        headers: { ...headers, reboundReason: reason, reboundIteration: iteration, end: Date.now() },
        expirationMs: reboundDelayMs(delayMs ?? rebounds.initialMs * 2 ** (iteration - 1)),
      });
    });
  };

  readonly reply = (reply: Reply): Promise<void> => {
    const { replyTo } = this.#hand.headers;
    if (replyTo === undefined) {
      this.log.debug("nobody waits for this reply");
      return Promise.resolve();
    }
    return this.#publishing(() => {
      const headers = { ...reply.headers, "x-eio-status-code": reply.statusCode ?? 200 };
      // The gateway reads version 1 from everybody.
      const content = this.#runtime.cipher.seal({ body: reply.body, headers }, 1);
      return this.#publish(replyTo, content, 1);
    });
  };

  /** Resolves when everything sent so far is confirmed. @throws the first thing that could not be sent. */
  async published(): Promise<void> {
    if (this.#underway > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    if (this.#failure) throw this.#failure;
  }

  abort(reason: unknown): void {
    this.#abortReason = reason;
    this.#abort?.abort(reason);
  }

  /** From here on the message is settled: what the component still sends would belong to nothing. */
  end(): void {
    this.#isOver = true;
  }

  /** A failure to send fails the message even when the component did not wait for the promise. */
  #publishing(send: () => Promise<void>): Promise<void> {
    const isLate = this.#isOver && this.#runtime.fn.emitsLate !== true;
    if (isLate) return rejected(new StepError("The message is already settled: nothing can be sent for it"));
    let sent: Promise<void>;
    try {
      sent = send();
    } catch (error) {
      return rejected(this.#failed(error));
    }
    this.#underway += 1;
    sent.then(this.#settled, (error: unknown) => {
      this.#failed(error);
      this.#settled();
    });
    return sent;
  }

  readonly #settled = (): void => {
    this.#underway -= 1;
    if (this.#underway > 0 || this.#idle.length === 0) return;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  };

  #failed(error: unknown): Error {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.#failure ??= failure;
    return failure;
  }

  #publish(routingKey: string, content: Buffer, protocolVersion = this.#runtime.protocolVersion): Promise<void> {
    const { headers } = this.#hand;
    return this.#runtime.publisher.publish({
      routingKey,
      content,
      persistent: this.#runtime.persistent,
      headers: messageHeaders(this.#runtime.sender, {
        messageId: crypto.randomUUID(),
        parentMessageId: headers.messageId,
        threadId: this.#hand.threadId,
        start: this.#hand.start,
        end: Date.now(),
        protocolVersion,
        replyTo: headers.replyTo,
        meta: headers.meta,
      }),
    });
  }

  #cause() {
    return { threadId: this.#hand.threadId, parentMessageId: this.#hand.headers.messageId };
  }
}

/** The broker takes whole milliseconds up to 49 days and closes the channel over more; nobody waits that long for a message. */
function reboundDelayMs(askedMs: number): number {
  return Number.isFinite(askedMs) ? Math.min(longestReboundMs, Math.max(0, Math.round(askedMs))) : longestReboundMs;
}

/** A rejection that ends nothing when nobody listens: it is kept and fails the message anyway. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}
