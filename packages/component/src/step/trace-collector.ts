import { type MessageCipher, messageHeaders, type Publisher, type SenderHeaders } from "@millrace/broker";
import type { TraceBatch, TraceRecord } from "@millrace/flow";

interface TraceCollectorOptions {
  /** Unconfirmed: a lost trace is no lost message. */
  publisher: Publisher;
  cipher: MessageCipher;
  routingKey: string;
  sender: SenderHeaders;
  envelope: Omit<TraceBatch, "v" | "records">;
  sampleIntervalMs: number;
}

const flushAfterMs = 500;
const batchSize = 500;
/** While the broker is away, this many wait; the oldest go first. */
const keptAtMost = 10_000;

/** Gathers what happened to messages and sends it in batches. Never blocks and never fails a message. */
export class TraceCollector {
  readonly #options: TraceCollectorOptions;
  #records: TraceRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #nextSampleAt = 0;

  constructor(options: TraceCollectorOptions) {
    this.#options = options;
  }

  /** Whether the next record may carry bodies: at most one in a while does. */
  wantsSample(nowMs: number): boolean {
    if (nowMs < this.#nextSampleAt) return false;
    this.#nextSampleAt = nowMs + this.#options.sampleIntervalMs;
    return true;
  }

  add(record: TraceRecord): void {
    this.#records.push(record);
    if (this.#records.length >= batchSize) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), flushAfterMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { publisher } = this.#options;
    if (!publisher.isReady) {
      this.#waitForBroker();
      return;
    }
    const records = this.#records;
    this.#records = [];
    for (let from = 0; from < records.length; from += batchSize) this.#send(records.slice(from, from + batchSize));
  }

  #waitForBroker(): void {
    const excess = this.#records.length - keptAtMost;
    if (excess > 0) this.#records.splice(0, excess);
    if (this.#records.length > 0) this.#timer = setTimeout(() => this.flush(), flushAfterMs).unref();
  }

  #send(records: TraceRecord[]): void {
    const { publisher, cipher, routingKey, sender, envelope } = this.#options;
    const batch: TraceBatch = { v: 1, ...envelope, records };
    const headers = messageHeaders(sender, { messageId: crypto.randomUUID(), threadId: "traces", protocolVersion: 2 });
    publisher.publish({ routingKey, content: cipher.seal(batch, 2), headers, persistent: false }).catch(() => {
      // Lost with the connection; the next batch goes out on the next one.
    });
  }
}
