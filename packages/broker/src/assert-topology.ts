import type { Channel } from "amqplib";
import { replyCode } from "./reply-code.ts";
import type { Session } from "./session.ts";
import type { Topology } from "./topology.ts";

/** Channels answer one declaration after the other; this many work side by side. */
const channelCount = 6;

/**
 * Declares what is missing, leaves what is there. Idempotent.
 * @returns names of queues that exist with other arguments (an older limit, say): they are kept as they are, since
 *   replacing a queue would drop its messages.
 */
export async function assertTopology(session: Session, topology: Topology): Promise<{ differing: string[] }> {
  await onChannels(session, topology.exchanges, async (channel, { name, type }) => {
    await channel.assertExchange(name, type, { durable: true });
  });
  const differing: string[] = [];
  await onChannels(session, topology.queues, async (channel, queue) => {
    try {
      await channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments });
    } catch (error) {
      if (replyCode(error) !== 406) throw error;
      differing.push(queue.name);
    }
  });
  await addBindings(session, topology.bindings);
  return { differing };
}

/** What is there already is fine. */
export async function addBindings(session: Session, bindings: Topology["bindings"]): Promise<void> {
  await onChannels(session, bindings, async (channel, { queue, exchange, routingKey }) => {
    await channel.bindQueue(queue, exchange, routingKey);
  });
}

/** Deletes the queues, with the messages in them, and the exchanges. What is already gone is fine. */
export async function deleteTopology(session: Session, topology: Topology): Promise<void> {
  await onChannels(session, topology.exchanges, async (channel, { name }) => {
    await channel.deleteExchange(name);
  });
  await onChannels(session, topology.queues, async (channel, { name }) => {
    await channel.deleteQueue(name);
  });
}

/** Takes bindings away, for edges that a new version no longer has. */
export async function removeBindings(session: Session, bindings: Topology["bindings"]): Promise<void> {
  await onChannels(session, bindings, async (channel, { queue, exchange, routingKey }) => {
    await channel.unbindQueue(queue, exchange, routingKey);
  });
}

/** Drops the messages of a queue. @returns how many. */
export async function purgeQueue(session: Session, queue: string): Promise<number> {
  return await session.withChannel(async (channel) => (await channel.purgeQueue(queue)).messageCount);
}

/** Works through `items` on several channels; a channel that the broker closed because of a refusal is replaced. */
async function onChannels<Item>(
  session: Session,
  items: readonly Item[],
  work: (channel: Channel, item: Item) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    while (rest.length > 0) {
      await session.withChannel(async (channel) => {
        let isOpen = true;
        channel.once("close", () => {
          isOpen = false;
        });
        for (let item = rest.shift(); item !== undefined; item = isOpen ? rest.shift() : undefined) {
          await work(channel, item);
        }
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(channelCount, items.length) }, worker));
}
