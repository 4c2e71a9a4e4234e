import { setTimeout as pause } from "node:timers/promises";
import { BrokerUnavailable, QueueFull, queueDepth, type Session } from "@millrace/broker";
import { DomainError } from "@millrace/flow";

/** A message in our hands, as the broker hands it out. */
export interface TakenMessage {
  content: Buffer;
  headers: Record<string, unknown>;
  /** Milliseconds it may wait in its queue, if it has such a limit. */
  expirationMs: number | undefined;
}

interface Take {
  queue: string;
  /** Exactly so many, or fewer when the queue runs dry before. */
  count: number;
  /** In hand at the same time. */
  prefetch: number;
  /**
   * Gets them oldest first. @returns how many of them, from the first on, are to be acknowledged. Once that is not all, the rest and
   * everything after it is given back in the end; when it rejects, at once.
   */
  work: (batch: readonly TakenMessage[]) => Promise<number>;
  signal: AbortSignal;
}

const mostPerBatch = 250;
const lookAgainMs = 500;
const silenceMs = 15_000;
const returnMs = 5_000;

/**
 * Takes a number of messages off a queue, in batches one after the other. Not one more is handed out than is taken: giving one back
 * counts as a delivery, and after a few of those a message is poison. What is given back waits in the queue again when this returns.
 * @throws BrokerUnavailable when the connection is lost: what was in hand is back in the queue. QueueFull when more is to be given back
 * than may be in hand.
 */
export async function takeMessages(session: Session, take: Take): Promise<void> {
  const { queue, count } = take;
  if (count === 0) return;
  const waiting = await session.withChannel(async (channel) => {
    const prefetch = Math.min(take.prefetch, count);
    const hands = new Hands<Parameters<typeof channel.ack>[0]>({ count, prefetch });
    channel.once("close", () =>
      hands.lose(new BrokerUnavailable(`Lost RabbitMQ while messages of ${queue} were moved.`)),
    );
    await channel.prefetch(prefetch);
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message) hands.receive(message);
      else hands.lose(new DomainError("not_found", `The queue ${queue} was deleted meanwhile.`));
    });
    try {
      await empty(session, { take, hands, acknowledge: (message) => channel.ack(message, true) });
    } finally {
      // No more are handed out from here on, whatever is acknowledged. What is not goes back with the channel.
      await channel.cancel(consumerTag).catch(() => {}); // a lost channel has cancelled it just as well
      const last = hands.lastDone;
      if (last && !hands.isLost) channel.ack(last, true);
    }
    return hands.openCount === 0 ? 0 : (await readyCount(session, queue)) + hands.openCount;
  });
  await untilWaiting(session, { queue, count: waiting, signal: take.signal });
}

async function readyCount(session: Session, queue: string): Promise<number> {
  return (await queueDepth(session, queue))?.ready ?? 0;
}

/** The broker gives back in its own time what was in the hands of a channel that ended. Somebody else may take it meanwhile. */
async function untilWaiting(
  session: Session,
  { queue, count, signal }: { queue: string; count: number; signal: AbortSignal },
): Promise<void> {
  const deadline = performance.now() + returnMs;
  while (count > 0 && (await readyCount(session, queue)) < count && performance.now() < deadline) {
    await pause(20, undefined, { signal });
  }
}

interface HandedOut {
  content: Buffer;
  properties: { headers?: Record<string, unknown> | undefined; expiration?: unknown };
}

interface Emptying<Message extends HandedOut> {
  take: Take;
  hands: Hands<Message>;
  /** With all before it. One by one, the broker would forget some when the channel ends right after: it hands them on in its own time. */
  acknowledge: (message: Message) => void;
}

async function empty<Message extends HandedOut>(
  session: Session,
  { take: { queue, work, signal }, hands, acknowledge }: Emptying<Message>,
): Promise<void> {
  const isDry = async () => (await readyCount(session, queue)) === 0;
  for (let quietSince = performance.now(); !hands.isThrough; ) {
    signal.throwIfAborted();
    const batch = await hands.next({ most: mostPerBatch, withinMs: lookAgainMs });
    if (batch.length > 0) {
      const free = hands.settle(batch, await work(batch.map(read)));
      if (free) acknowledge(free);
      quietSince = performance.now();
    } else if (hands.givesBack) {
      throw new QueueFull(`There is no room for more of what was taken from ${queue}.`);
    } else if ((await isDry()) && hands.isEmpty) {
      break; // rebounds became due, or somebody else takes from it too
    } else if (performance.now() - quietSince > silenceMs) {
      throw new DomainError("timed_out", `RabbitMQ hands out no messages of ${queue}. Try again.`);
    }
  }
}

function read({ content, properties: { headers = {}, expiration } }: HandedOut): TakenMessage {
  return { content, headers, expirationMs: expiration === undefined ? undefined : Number(expiration) };
}

/** What was handed out, in its order: first in hand, then done, then acknowledged. */
class Hands<Message> {
  readonly #count: number;
  readonly #prefetch: number;
  readonly #inHand: Message[] = [];
  #done: Message[] = [];
  #receivedCount = 0;
  #seenCount = 0;
  #doneCount = 0;
  #freeCount = 0;
  #givesBack = false;
  #loss: Error | undefined;
  #wake = () => {};

  constructor({ count, prefetch }: { count: number; prefetch: number }) {
    this.#count = count;
    this.#prefetch = prefetch;
  }

  /** As many were worked on as were to be taken. */
  get isThrough(): boolean {
    return this.#seenCount >= this.#count;
  }

  get isEmpty(): boolean {
    return this.#inHand.length === 0;
  }

  get isLost(): boolean {
    return this.#loss !== undefined;
  }

  /** Nothing is acknowledged any more, and so nothing more handed out. */
  get givesBack(): boolean {
    return this.#givesBack;
  }

  /** Were handed out, and are not to be acknowledged. */
  get openCount(): number {
    return this.#receivedCount - this.#doneCount;
  }

  get lastDone(): Message | undefined {
    return this.#done.at(-1);
  }

  receive(message: Message): void {
    this.#receivedCount += 1;
    this.#inHand.push(message);
    this.#wake();
  }

  lose(error: Error): void {
    this.#loss = error;
    this.#wake();
  }

  /** The oldest, or none when none comes in time. Throws once the broker has taken them back. */
  async next({ most, withinMs }: { most: number; withinMs: number }): Promise<Message[]> {
    if (this.isEmpty && !this.#loss) await this.#arrival(withinMs);
    if (this.#loss) throw this.#loss;
    return this.#inHand.splice(0, most);
  }

  /**
   * The first `doneCount` are done. @returns the last one that may be acknowledged: of the others each would have one more handed out
   * than is to be taken.
   */
  settle(batch: readonly Message[], doneCount: number): Message | undefined {
    if (this.#loss) throw this.#loss;
    this.#seenCount += batch.length;
    if (this.#givesBack) return undefined;
    this.#givesBack = doneCount < batch.length;
    this.#doneCount += doneCount;
    this.#done.push(...batch.slice(0, doneCount));
    const free = Math.min(this.#done.length, this.#count - this.#prefetch - this.#freeCount);
    if (free <= 0) return undefined;
    this.#freeCount += free;
    return this.#done.splice(0, free).at(-1);
  }

  #arrival(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
