export type QueueType = "quorum" | "classic";

export interface TopologyOptions {
  flowId: string;
  steps: readonly StepFeeds[];
  queueType: QueueType;
  /** How often the broker hands out a message before it counts as poison. Quorum queues only. */
  deliveryLimit: number;
  /** Of the collector queues. Default `millrace`. */
  prefix?: string;
}

/** What comes to a step's queue. */
interface StepFeeds {
  id: string;
  predecessors: readonly string[];
  /** Steps whose errors it handles. */
  errorsOf?: readonly string[];
}

export interface ExchangePlan {
  name: string;
  type: "topic" | "fanout";
}

export interface QueuePlan {
  name: string;
  arguments: Record<string, string | number>;
}

export interface BindingPlan {
  queue: string;
  exchange: string;
  routingKey: string;
}

export interface Topology {
  exchanges: ExchangePlan[];
  queues: QueuePlan[];
  bindings: BindingPlan[];
}

/**
 * Everything a flow needs in the broker, as data: one exchange, and per step a queue of messages and one of poison (component
 * contract §4.1). How much a queue takes is no argument of it but a policy, which may change while the flow is up
 * (`Management.putQueueLimits`); queues of rebounds are made as they are needed (`planDelayQueue`). The collector queues it
 * binds must exist: `planCollectors`.
 * @throws when an id would break a routing key.
 */
export function planTopology(options: TopologyOptions): Topology {
  const { flowId, steps, prefix = "millrace" } = options;
  for (const id of [flowId, ...steps.map((step) => step.id)]) assertKeyWord(id);
  return {
    exchanges: [{ name: flowExchange(flowId), type: "topic" }],
    queues: steps.flatMap(({ id }) => stepQueues(options, id)),
    bindings: [...steps.flatMap((step) => stepBindings(flowId, step)), ...collectorBindings(flowId, prefix)],
  };
}

/** A broker of version 4 drops after 20 deliveries by default; a restarting recorder must not cost an error record. */
const endlessDeliveries = 1_000_000_000;

/** The queues of the whole installation that gather what steps report and what is to come back later. */
export function planCollectors({
  queueType,
  prefix = "millrace",
}: {
  queueType: QueueType;
  prefix?: string;
}): Topology {
  const names = collectorQueues(prefix);
  const kept = keptQueue(queueType);
  const expendable = { "x-queue-type": "classic", "x-max-length": 20_000, "x-overflow": "drop-head" };
  const due = dueExchange(prefix);
  return {
    // Any key: a rebound keeps the one that tells its flow and step.
    exchanges: [{ name: due, type: "fanout" }],
    queues: [
      { name: names.errors, arguments: kept },
      { name: names.snapshots, arguments: kept },
      { name: names.deadletters, arguments: kept },
      // Rebounds have an expiry from the start: one that runs out while no runner takes it is due.
      { name: names.rebounds, arguments: { ...kept, ...deadLetterTo({ exchange: due, queueType }) } },
      { name: names.reboundsDue, arguments: kept },
      // Traces may be lost rather than ever stand in the way.
      { name: names.traces, arguments: expendable },
    ],
    bindings: [{ queue: names.reboundsDue, exchange: due, routingKey: "" }],
  };
}

/**
 * A queue in which rebounds of a step wait for about `tierMs` (`reboundTierMs`), each for its own expiry. Published to it by name;
 * what is due arrives in the collector `reboundsDue` with the queue's name for a key. From there, and not straight, it goes to its
 * step: the broker asks a full queue again only every three minutes, and does not count what waits for that among its messages.
 */
export function planDelayQueue(options: {
  flowId: string;
  stepId: string;
  tierMs: number;
  queueType: QueueType;
  prefix?: string;
}): QueuePlan {
  const { flowId, stepId, tierMs, queueType, prefix } = options;
  return {
    name: stepQueue({ flowId, stepId, kind: `rebounds-${tierMs}` }),
    arguments: { ...keptQueue(queueType), ...deadLetterTo({ exchange: dueExchange(prefix), queueType }) },
  };
}

const tiersPerDoubling = 8;
/** Nobody notices being this much later. */
const finestTierMs = 128;

/**
 * The delay rounded up, by at most an eighth or 128 ms, so that a step has few queues of rebounds and a message never waits long
 * behind one that is due later: messages leave a queue in the order they came.
 */
export function reboundTierMs(delayMs: number): number {
  const unit = Math.max(finestTierMs, 2 ** Math.floor(Math.log2(delayMs)) / tiersPerDoubling);
  return Math.max(1, Math.ceil(delayMs / unit)) * unit;
}

/** Whether a queue of this kind (`parseName`) holds messages that come back to their step later. */
export function isReboundQueue(kind: string): boolean {
  return kind.startsWith("rebounds");
}

export interface CollectorQueues {
  errors: string;
  snapshots: string;
  traces: string;
  deadletters: string;
  /** What steps ask for again later, on its way to a queue for its delay. */
  rebounds: string;
  /** Rebounds whose time has come. */
  reboundsDue: string;
}

export function collectorQueues(prefix = "millrace"): CollectorQueues {
  return {
    errors: `${prefix}:errors`,
    snapshots: `${prefix}:snapshots`,
    traces: `${prefix}:traces`,
    deadletters: `${prefix}:deadletters`,
    rebounds: `${prefix}:rebounds`,
    reboundsDue: `${prefix}:rebounds-due`,
  };
}

/** Where rebounds go whose time has come. Of the installation: it tells whose a queue of rebounds is. */
export function dueExchange(prefix = "millrace"): string {
  return `${prefix}:rebounds-due`;
}

export function flowExchange(flowId: string): string {
  return `flow-${flowId}`;
}

/** The number is the longest delay of the queue, milliseconds. */
export type StepQueueKind = "messages" | "quarantine" | `rebounds-${number}`;

export function stepQueue({ flowId, stepId, kind }: { flowId: string; stepId: string; kind: StepQueueKind }): string {
  return `flow-${flowId}:${stepId}:${kind}`;
}

export type RoutingKeyKind =
  | "input"
  | "data"
  | "error"
  | "rebound"
  | "snapshot"
  | "requeue"
  | "deadletter"
  /** A message that was set aside, as an error: its step could not tell of it. */
  | "setaside"
  | "trace"
  | "quarantine";

export function routingKey({ flowId, stepId, kind }: { flowId: string; stepId: string; kind: RoutingKeyKind }): string {
  return `flow-${flowId}.${stepId}.${kind}`;
}

/** The flow and step a queue or a routing key of ours belongs to, or undefined when it is none of ours. */
export function parseName(name: string): { flowId: string; stepId: string; kind: string } | undefined {
  const [, flowId, stepId, kind] = /^flow-([^.:]+)[.:]([^.:]+)[.:]([^.:]+)$/.exec(name) ?? [];
  return flowId && stepId && kind ? { flowId, stepId, kind } : undefined;
}

/**
 * The flow and step that a delivery is from, or undefined when it is none of ours. A step may write to its flow's exchange alone, yet the
 * key its messages arrive with may name any flow: that it was routed here may be due to another key in its headers (`CC`, `BCC`).
 * Only with the exchange that took it does the key prove anything.
 */
export function originOf(delivery: { exchange: string; routingKey: string }): ReturnType<typeof parseName> {
  const place = parseName(delivery.routingKey);
  return place && delivery.exchange === flowExchange(place.flowId) ? place : undefined;
}

function stepQueues({ flowId, queueType, deliveryLimit }: TopologyOptions, stepId: string): QueuePlan[] {
  const deadletter = routingKey({ flowId, stepId, kind: "deadletter" });
  return [
    {
      name: stepQueue({ flowId, stepId, kind: "messages" }),
      arguments: {
        "x-queue-type": queueType,
        ...(queueType === "quorum" ? { "x-delivery-limit": deliveryLimit } : {}),
        ...deadLetterTo({ exchange: flowExchange(flowId), key: deadletter, queueType }),
      },
    },
    // Looked at by whoever retries or drops one: each look counts as a delivery.
    { name: stepQueue({ flowId, stepId, kind: "quarantine" }), arguments: keptQueue(queueType) },
  ];
}

function keptQueue(queueType: QueueType): QueuePlan["arguments"] {
  return { "x-queue-type": queueType, ...(queueType === "quorum" ? { "x-delivery-limit": endlessDeliveries } : {}) };
}

function deadLetterTo(to: { exchange: string; key?: string; queueType: QueueType }): QueuePlan["arguments"] {
  return {
    // Full: refuse publishers instead of dropping. Also what at-least-once asks for.
    "x-overflow": "reject-publish",
    "x-dead-letter-exchange": to.exchange,
    ...(to.key === undefined ? {} : { "x-dead-letter-routing-key": to.key }),
    // A dead letter leaves its queue only when the next one has it.
    ...(to.queueType === "quorum" ? { "x-dead-letter-strategy": "at-least-once" } : {}),
  };
}

function stepBindings(flowId: string, step: StepFeeds): BindingPlan[] {
  const bind = (kind: StepQueueKind, from: string, keyKind: RoutingKeyKind): BindingPlan => ({
    queue: stepQueue({ flowId, stepId: step.id, kind }),
    exchange: flowExchange(flowId),
    routingKey: routingKey({ flowId, stepId: from, kind: keyKind }),
  });
  return [
    bind("messages", step.id, "input"),
    bind("messages", step.id, "requeue"),
    ...step.predecessors.map((predecessor) => bind("messages", predecessor, "data")),
    ...(step.errorsOf ?? []).flatMap((failing) => [
      bind("messages", failing, "error"),
      bind("messages", failing, "setaside"),
    ]),
    bind("quarantine", step.id, "quarantine"),
  ];
}

function collectorBindings(flowId: string, prefix: string): BindingPlan[] {
  const queues = collectorQueues(prefix);
  const collect = (queue: string, kind: RoutingKeyKind): BindingPlan => ({
    queue,
    exchange: flowExchange(flowId),
    routingKey: routingKey({ flowId, stepId: "*", kind }),
  });
  return [
    collect(queues.errors, "error"),
    collect(queues.snapshots, "snapshot"),
    collect(queues.traces, "trace"),
    collect(queues.deadletters, "deadletter"),
    collect(queues.rebounds, "rebound"),
  ];
}

/** A dot would split a routing key's word, `*` and `#` would match more than one, a colon would confuse queue names. */
function assertKeyWord(id: string): void {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new Error(`"${id}" cannot name a flow or a step in the broker`);
}
