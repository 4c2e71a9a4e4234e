export { addBindings, assertTopology, deleteTopology, purgeQueue, removeBindings } from "./assert-topology.ts";
export { BrokerRefused, BrokerUnavailable, QueueFull, Undecryptable, Unroutable } from "./broker-errors.ts";
export type { BrokerLog } from "./broker-log.ts";
export type { Consumer, ConsumerOptions } from "./consumer.ts";
export type { Delivery } from "./delivery.ts";
export {
  createManagement,
  type Management,
  type QueueFacts,
  type QueueLimits,
  stepPermissions,
  stepUserName,
} from "./management.ts";
export {
  createMessageCipher,
  type FlowCipher,
  type MessageCipher,
  type ProtocolVersion,
} from "./message-cipher.ts";
export {
  type IncomingHeaders,
  messageHeaders,
  type OutgoingHeaders,
  readHeaders,
  relayedHeaders,
  type SenderHeaders,
} from "./message-headers.ts";
export { type MessageProbe, openMessageProbe } from "./message-probe.ts";
export type { OutgoingMessage } from "./outgoing-message.ts";
export type { Publisher, PublisherOptions } from "./publisher.ts";
export { type QueueDepth, queueDepth } from "./queue-depth.ts";
export { openSession, type Session, type SessionOptions, type SessionState } from "./session.ts";
export { assertSameConnection, assertSettledTopology, deleteUnsettledQueues, queueSettleMs } from "./settle-queues.ts";
export {
  type CollectorQueues,
  collectorQueues,
  dueExchange,
  flowExchange,
  isReboundQueue,
  originOf,
  parseName,
  planCollectors,
  planDelayQueue,
  planTopology,
  type QueuePlan,
  type QueueType,
  type RoutingKeyKind,
  reboundTierMs,
  routingKey,
  type StepQueueKind,
  stepQueue,
  type Topology,
  type TopologyOptions,
} from "./topology.ts";
