export type QueueType = "quorum" | "classic";

export interface TopologyOptions {
  flowId: string;
  steps: readonly { id: string; predecessors: readonly string[] }[];
  queueType: QueueType;
  /** Hard stop per step queue: further messages are refused (nack), not dropped. */
  limits: { messages: number; bytes: number };
  /** How often the broker hands out a message before it counts as poison. Quorum queues only. */
  deliveryLimit: number;
  /** Of the collector queues. Default `millrace`. */
  prefix?: string;
}

export interface ExchangePlan {
  name: string;
  type: "topic";
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
 * Everything a flow needs in the broker, as data: one exchange, and per step a queue of messages, one of rebounds and one of
 * poison (component contract §4.1). The collector queues it binds must exist: `planCollectors`.
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

/** The queues of the whole installation that gather what steps report. */
export function planCollectors({
  queueType,
  prefix = "millrace",
}: {
  queueType: QueueType;
  prefix?: string;
}): Topology {
  const names = collectorQueues(prefix);
  // A broker of version 4 drops after 20 deliveries by default; a restarting recorder must not cost an error record.
  const kept = { "x-queue-type": queueType, ...(queueType === "quorum" ? { "x-delivery-limit": 1_000_000_000 } : {}) };
  const expendable = { "x-queue-type": "classic", "x-max-length": 20_000, "x-overflow": "drop-head" };
  return {
    exchanges: [],
    queues: [
      { name: names.errors, arguments: kept },
      { name: names.snapshots, arguments: kept },
      { name: names.deadletters, arguments: kept },
      // Traces may be lost rather than ever stand in the way.
      { name: names.traces, arguments: expendable },
    ],
    bindings: [],
  };
}

/** Bindings of a flow's exchange that the plan does not have: edges of an older version. */
export function staleBindings(plan: Topology, actual: readonly { queue: string; routingKey: string }[]): BindingPlan[] {
  const wanted = new Set(plan.bindings.map(({ queue, routingKey: key }) => `${queue} ${key}`));
  const exchange = plan.exchanges[0]?.name ?? "";
  return actual
    .filter(({ queue, routingKey: key }) => parseName(queue) && !wanted.has(`${queue} ${key}`))
    .map(({ queue, routingKey: key }) => ({ queue, exchange, routingKey: key }));
}

export interface CollectorQueues {
  errors: string;
  snapshots: string;
  traces: string;
  deadletters: string;
}

export function collectorQueues(prefix = "millrace"): CollectorQueues {
  return {
    errors: `${prefix}:errors`,
    snapshots: `${prefix}:snapshots`,
    traces: `${prefix}:traces`,
    deadletters: `${prefix}:deadletters`,
  };
}

export function flowExchange(flowId: string): string {
  return `flow-${flowId}`;
}

export type StepQueueKind = "messages" | "rebounds" | "quarantine";

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

function stepQueues({ flowId, queueType, limits, deliveryLimit }: TopologyOptions, stepId: string): QueuePlan[] {
  const isQuorum = queueType === "quorum";
  const name = (kind: StepQueueKind) => stepQueue({ flowId, stepId, kind });
  const deadLetterTo = (kind: RoutingKeyKind) => ({
    "x-dead-letter-exchange": flowExchange(flowId),
    "x-dead-letter-routing-key": routingKey({ flowId, stepId, kind }),
    // A dead letter leaves its queue only when the next one has it: an expired rebound waits while its step's queue is full.
    ...(isQuorum ? { "x-dead-letter-strategy": "at-least-once" } : {}),
  });
  return [
    {
      name: name("messages"),
      arguments: {
        "x-queue-type": queueType,
        "x-max-length": limits.messages,
        "x-max-length-bytes": limits.bytes,
        "x-overflow": "reject-publish",
        ...(isQuorum ? { "x-delivery-limit": deliveryLimit } : {}),
        ...deadLetterTo("deadletter"),
      },
    },
    {
      name: name("rebounds"),
      // at-least-once is accepted with reject-publish only.
      arguments: { "x-queue-type": queueType, "x-overflow": "reject-publish", ...deadLetterTo("requeue") },
    },
    { name: name("quarantine"), arguments: { "x-queue-type": queueType } },
  ];
}

function stepBindings(flowId: string, step: { id: string; predecessors: readonly string[] }): BindingPlan[] {
  const bind = (kind: StepQueueKind, from: string, keyKind: RoutingKeyKind): BindingPlan => ({
    queue: stepQueue({ flowId, stepId: step.id, kind }),
    exchange: flowExchange(flowId),
    routingKey: routingKey({ flowId, stepId: from, kind: keyKind }),
  });
  return [
    bind("messages", step.id, "input"),
    bind("messages", step.id, "requeue"),
    ...step.predecessors.map((predecessor) => bind("messages", predecessor, "data")),
    bind("rebounds", step.id, "rebound"),
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
  ];
}

/** A dot would split a routing key's word, `*` and `#` would match more than one, a colon would confuse queue names. */
function assertKeyWord(id: string): void {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new Error(`"${id}" cannot name a flow or a step in the broker`);
}
