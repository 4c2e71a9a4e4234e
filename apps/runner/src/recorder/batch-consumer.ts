import { setTimeout as pause } from "node:timers/promises";
import type { Consumer, Delivery, Session } from "@millrace/broker";
import type { Logger } from "pino";

interface Options {
  queue: string;
  /** Messages held at most. */
  prefetch: number;
  /** A batch is written when it is this old, or when `prefetch` is reached. */
  flushAfterMs: number;
  /** Writes a batch down; resolves when the database has committed. */
  write: WriteBatch;
  /** Whether the database answers at all: tells an outage from a message nobody can write. */
  isDatabaseUp: () => Promise<boolean>;
  log: Logger;
  signal: AbortSignal;
}

/** `isSecondTry`: the first may have been committed before it failed. */
export type WriteBatch = (batch: readonly Delivery[], attempt: { isSecondTry: boolean }) => Promise<void>;

const retryMs = { first: 500, max: 10_000 };
/** Tries of a single message with the database up before it counts as unwritable. */
const triesPerMessage = 3;

/**
 * Takes messages off a collector queue in batches, in their order, one batch at a time. They are acknowledged when the
 * database has committed: while it is away they stay in the broker.
 */
export async function consumeBatches(session: Session, options: Options): Promise<Consumer> {
  const { queue, prefetch, flushAfterMs, log, signal } = options;
  let batch: Delivery[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isWriting = false;

  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (isWriting || batch.length === 0) return;
    isWriting = true;
    const taken = batch;
    batch = [];
    try {
      await writeUntilDone(options, taken);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, queue }, "a batch was given back to its queue");
      for (const delivery of taken) delivery.reject({ requeue: true });
    }
    isWriting = false;
    if (batch.length > 0) timer ??= setTimeout(flush, flushAfterMs);
  };

  const onMessage = (delivery: Delivery) => {
    batch.push(delivery);
    if (batch.length >= prefetch) void flush();
    else if (!isWriting) timer ??= setTimeout(flush, flushAfterMs);
  };
  return await session.consume({ queue, prefetch, onMessage, signal });
}

async function writeUntilDone(options: Options, batch: readonly Delivery[], isSecond = false): Promise<void> {
  const { write, isDatabaseUp, log, queue, signal } = options;
  let tries = 0;
  let isSecondTry = isSecond;
  for (let delayMs = retryMs.first; ; delayMs = Math.min(retryMs.max, delayMs * 2)) {
    signal.throwIfAborted();
    try {
      await write(batch, { isSecondTry });
      for (const delivery of batch) delivery.ack();
      return;
    } catch (error) {
      isSecondTry = true;
      log.warn({ err: error, queue, messages: batch.length }, "could not record, trying again");
      const isTheirFault = await isDatabaseUp();
      if (isTheirFault && batch.length > 1) {
        // One of them is at fault: the others must not wait for it.
        for (const delivery of batch) await writeUntilDone(options, [delivery], true);
        return;
      }
      tries = isTheirFault ? tries + 1 : 0;
      if (tries >= triesPerMessage) {
        log.error({ err: error, queue }, "a message that cannot be recorded is dropped");
        for (const delivery of batch) delivery.ack();
        return;
      }
      await pause(delayMs, undefined, { signal });
    }
  }
}
