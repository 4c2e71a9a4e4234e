import { type BrokerLog, BrokerUnavailable, type OutgoingMessage, openSession, type Session } from "@millrace/broker";

export interface Broker {
  /** Resolves on the broker's confirm. @throws BrokerUnavailable, QueueFull, Unroutable. */
  publish(message: OutgoingMessage): Promise<void>;
  /** @throws BrokerUnavailable before the first connection. */
  session(): Session;
  /** Rejects when the broker refuses us: wrong password or vhost. Never resolves. */
  refused: Promise<never>;
  close(): Promise<void>;
}

/** Connects in the background, so that callers are told "503, come back" instead of meeting a closed port. */
export function openBroker({ url, log }: { url: string; log: BrokerLog }): Broker {
  const closing = new AbortController();
  const refused = Promise.withResolvers<never>();
  let connected: { session: Session; publish: Broker["publish"] } | undefined;

  openSession({ url, name: "gateway", log, signal: closing.signal }).then((session) => {
    const publisher = session.publisher({ retry: "none" });
    connected = { session, publish: (message) => publisher.publish(message) };
  }, refused.reject);

  function current() {
    if (!connected) throw new BrokerUnavailable("Not connected to RabbitMQ yet");
    return connected;
  }

  return {
    publish: async (message) => await current().publish(message),
    session: () => current().session,
    refused: refused.promise,
    async close() {
      refused.promise.catch(() => {});
      closing.abort();
      await connected?.session.close();
    },
  };
}
