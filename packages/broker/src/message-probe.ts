import { randomUUID } from "node:crypto";
import { BrokerUnavailable, Unroutable } from "./broker-errors.ts";
import type { OutgoingMessage } from "./outgoing-message.ts";
import type { Session } from "./session.ts";

export interface MessageProbe {
  /**
   * Sends ourselves a message; resolves when it has come back. @throws BrokerUnavailable when it has not after `timeoutMs`, and
   * what publishing throws.
   */
  travel(options: { timeoutMs: number }): Promise<void>;
}

interface ProbeOptions {
  /** Beginning of the queue's name. */
  name: string;
  /** @throws BrokerUnavailable before the first connection. */
  session: () => Session;
  /** The publisher to be proved: the one that real messages take. */
  publish: (message: OutgoingMessage) => Promise<void>;
}

/**
 * Proves that a connection publishes, that the broker hands messages out, and that this process takes them: each of the three can
 * stop while the socket still looks connected. The queue is the connection's own and goes with it.
 */
export function openMessageProbe({ name, session: connectedSession, publish }: ProbeOptions): MessageProbe {
  const queue = `${name}-probe-${randomUUID()}`;
  const underway = new Map<string, () => void>();
  let opening: Promise<void> | undefined;

  async function open(session: Session): Promise<void> {
    await declare(session);
    session.onState((state) => {
      // When that fails, since the broker takes the former connection for alive, say, the probe that finds no queue makes it.
      if (state === "connected") void declare(session).catch(() => {});
    });
    await session.consume({
      queue,
      prefetch: 10,
      onMessage: (delivery) => {
        delivery.ack();
        underway.get(delivery.content.toString())?.();
      },
    });
  }

  async function declare(session: Session): Promise<void> {
    await session.withChannel((channel) => channel.assertQueue(queue, { exclusive: true, durable: false }));
  }

  async function sendAndWait(id: string, { back, timeoutMs }: { back: Promise<void>; timeoutMs: number }) {
    opening ??= open(connectedSession()).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    await opening;
    const message = { routingKey: queue, content: Buffer.from(id), persistent: false, mandatory: true, timeoutMs };
    await publish(message).catch(async (error: unknown) => {
      // For the next probe: this one tells that something was wrong.
      if (error instanceof Unroutable) await declare(connectedSession());
      throw error;
    });
    await back;
  }

  return {
    async travel({ timeoutMs }) {
      const id = randomUUID();
      const { promise: back, resolve: arrived } = Promise.withResolvers<void>();
      const late = Promise.withResolvers<never>();
      const giveUp = () =>
        late.reject(new BrokerUnavailable(`A message to ourselves was not back after ${timeoutMs} ms`));
      const timer = setTimeout(giveUp, timeoutMs);
      underway.set(id, arrived);
      try {
        await Promise.race([sendAndWait(id, { back, timeoutMs }), late.promise]);
      } finally {
        clearTimeout(timer);
        underway.delete(id);
      }
    },
  };
}
