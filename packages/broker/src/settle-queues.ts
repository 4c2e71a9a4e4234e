import { setTimeout as pause } from "node:timers/promises";
import { assertTopology, deleteTopology } from "./assert-topology.ts";
import { BrokerUnavailable } from "./broker-errors.ts";
import { queueDepth } from "./queue-depth.ts";
import type { Session } from "./session.ts";
import type { QueueType, Topology } from "./topology.ts";

/**
 * How long after its declaration a queue is not to be trusted with messages, milliseconds. RabbitMQ confirms a new quorum queue, and
 * the messages in it, up to a second before it has written down where the queue's log lies. Killed in that second it comes back
 * with an empty queue of that name, which moreover answers nobody until the next restart (seen with 3.10.8).
 */
export function queueSettleMs(queueType: QueueType): number {
  return queueType === "quorum" ? 1_200 : 0;
}

interface Settling {
  queueType: QueueType;
  /** Queues that were declared and had not settled when it failed; they are made anew. Kept by the caller from call to call. */
  unsettled: Set<string>;
  signal: AbortSignal;
}

/**
 * Declares what is missing, and resolves when all of it may be trusted with messages: at once when nothing is new.
 * @throws BrokerUnavailable when the connection is lost meanwhile; to be called again then.
 */
export async function assertSettledTopology(
  session: Session,
  topology: Topology,
  { queueType, unsettled, signal }: Settling,
): Promise<void> {
  const connection = session.connectionCount;
  const names = topology.queues.map(({ name }) => name);
  await deleteUnsettledQueues(
    session,
    names.filter((name) => unsettled.has(name)),
  );
  const depths = await Promise.all(names.map((name) => queueDepth(session, name)));
  const created = names.filter((_name, index) => !depths[index]);
  for (const name of created) unsettled.add(name);
  await assertTopology(session, topology);
  if (created.length > 0) {
    await pause(queueSettleMs(queueType), undefined, { signal });
    assertSameConnection(session, connection);
  }
  // Those that were kept, too: they must not be deleted when they happen to be empty another time.
  for (const name of names) unsettled.delete(name);
}

/**
 * Deletes queues that the broker may have forgotten before they had settled, so that they can be declared anew. One that holds
 * messages had settled after all and is kept.
 */
export async function deleteUnsettledQueues(session: Session, queues: readonly string[]): Promise<void> {
  const depths = await Promise.all(queues.map((queue) => queueDepth(session, queue)));
  const empty = queues.filter((_queue, index) => depths[index]?.ready === 0);
  await deleteTopology(session, {
    exchanges: [],
    queues: empty.map((name) => ({ name, arguments: {} })),
    bindings: [],
  });
}

/** @throws BrokerUnavailable when the broker may have been restarted since: what was declared then may be gone, or deaf. */
export function assertSameConnection(session: Session, connectionCount: number): void {
  if (session.isConnected && session.connectionCount === connectionCount) return;
  throw new BrokerUnavailable("The connection to RabbitMQ was lost before a new queue had settled");
}
