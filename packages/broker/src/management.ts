import { z } from "zod";
import { BrokerRefused, BrokerUnavailable } from "./broker-errors.ts";
import { dueExchange, flowExchange, parseName, stepQueue } from "./topology.ts";

export interface ManagementOptions {
  /** `http://user:password@host:15672`. */
  url: string;
  /** The virtual host the installation lives in. */
  vhost: string;
}

const queueSchema = z.object({
  name: z.string(),
  type: z.string().default("classic"),
  messages_ready: z.number().default(0),
  messages_unacknowledged: z.number().default(0),
  messages_dlx: z.number().default(0),
  message_bytes: z.number().default(0),
  consumers: z.number().default(0),
  message_stats: z
    .object({ publish: z.number().default(0), ack: z.number().default(0), deliver_get: z.number().default(0) })
    .optional(),
});

/** Asked for by name: the whole answer is ten times as long, and it is asked for every second. */
const queueColumns = [
  "name",
  "type",
  "messages_ready",
  "messages_unacknowledged",
  "messages_dlx",
  "message_bytes",
  "consumers",
  "message_stats.publish",
  "message_stats.ack",
  "message_stats.deliver_get",
];

/** Figures are the broker's statistics, up to its `collect_statistics_interval` old. */
export interface QueueFacts {
  name: string;
  type: string;
  /** Waiting to be handed out, or to be taken by the queue they are dead-lettered to. */
  ready: number;
  unacked: number;
  consumers: number;
  messageBytes: number;
  /** Messages ever put in, handed out and acknowledged, as far as the broker counted. */
  published: number;
  delivered: number;
  acknowledged: number;
}

/** Hard stop of each queue of messages of a flow: what comes on top is refused (nack), not dropped. */
export interface QueueLimits {
  messages: number;
  bytes: number;
}

export interface StepUser {
  name: string;
  password: string;
  flowId: string;
  stepId: string;
}

const bindingSchema = z.object({ destination: z.string(), destination_type: z.string(), routing_key: z.string() });
const namedSchema = z.object({ name: z.string() });
const declaredSchema = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) });
const nodeSchema = z.object({
  name: z.string(),
  mem_alarm: z.boolean().default(false),
  disk_free_alarm: z.boolean().default(false),
});
const overviewSchema = z.object({ rabbitmq_version: z.string() });

export type Management = ReturnType<typeof createManagement>;

/** RabbitMQ's management API, as far as the platform needs it. Every call has a deadline of 10 s or the caller's signal. */
export function createManagement(options: ManagementOptions) {
  const vhost = encodeURIComponent(options.vhost);
  const call = createCall(options.url);
  const queuesPath = `queues/${vhost}?columns=${queueColumns.join()}`;

  return {
    /** A user that may read its own step's queue and write to its flow's exchange, and nothing else. Idempotent. */
    async putStepUser(user: StepUser, signal?: AbortSignal): Promise<void> {
      const name = encodeURIComponent(user.name);
      await call({ method: "PUT", path: `users/${name}`, body: { password: user.password, tags: "" }, signal });
      await call({ method: "PUT", path: `permissions/${vhost}/${name}`, body: stepPermissions(user), signal });
    },

    /** Also cuts the user's connections. One that is gone already is fine. */
    async deleteUser(name: string, signal?: AbortSignal): Promise<void> {
      await call({ method: "DELETE", path: `users/${encodeURIComponent(name)}`, signal });
    },

    async listUsers(prefix: string, signal?: AbortSignal): Promise<string[]> {
      const users = z.array(namedSchema).parse(await call({ method: "GET", path: "users", signal }));
      return users.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    },

    async listQueues(prefix = "", signal?: AbortSignal): Promise<QueueFacts[]> {
      const queues = z.array(queueSchema).parse(await call({ method: "GET", path: queuesPath, signal }));
      return queues.filter(({ name }) => name.startsWith(prefix)).map(queueFacts);
    },

    /**
     * Limits the queues of messages of a flow, those there are and those to come, through a policy: it may change while the flow
     * is up. A queue that was made with limits of its own (by an older release) keeps to the smaller ones. Idempotent.
     */
    async putQueueLimits({ flowId, prefix }: LimitedFlow, limits: QueueLimits, signal?: AbortSignal): Promise<void> {
      const body = {
        pattern: `^${escapePattern(`${flowExchange(flowId)}:`)}[^:]+:messages$`,
        "apply-to": "queues",
        definition: { "max-length": limits.messages, "max-length-bytes": limits.bytes },
        priority: 1,
      };
      await call({ method: "PUT", path: `policies/${vhost}/${policyName({ flowId, prefix })}`, body, signal });
    },

    /** The queues that are still there take whatever comes. Limits that are gone already are fine. */
    async deleteQueueLimits(flow: LimitedFlow, signal?: AbortSignal): Promise<void> {
      await call({ method: "DELETE", path: `policies/${vhost}/${policyName(flow)}`, signal });
    },

    /** Ids of the installation's flows whose queues are limited. */
    async listLimitedFlows(prefix?: string, signal?: AbortSignal): Promise<string[]> {
      const policies = z.array(namedSchema).parse(await call({ method: "GET", path: `policies/${vhost}`, signal }));
      const start = policyName({ flowId: "", prefix });
      return policies.flatMap(({ name }) => (name.startsWith(start) ? name.slice(start.length) : []));
    },

    /** Queues of the installation in which rebounds wait, by name. */
    async listDelayQueues(prefix?: string, signal?: AbortSignal): Promise<string[]> {
      const path = `queues/${vhost}?columns=name,arguments`;
      const queues = z.array(declaredSchema).parse(await call({ method: "GET", path, signal }));
      const due = dueExchange(prefix);
      return queues
        .filter((queue) => queue.arguments["x-dead-letter-exchange"] === due && parseName(queue.name))
        .map(({ name }) => name);
    },

    async listExchanges(prefix = "", signal?: AbortSignal): Promise<string[]> {
      const exchanges = z.array(namedSchema).parse(await call({ method: "GET", path: `exchanges/${vhost}`, signal }));
      return exchanges.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    },

    /** Queues bound to an exchange, with their keys; empty when there is no such exchange. */
    async listBindings(exchange: string, signal?: AbortSignal): Promise<{ queue: string; routingKey: string }[]> {
      const path = `exchanges/${vhost}/${encodeURIComponent(exchange)}/bindings/source`;
      const bindings = z.array(bindingSchema).parse((await call({ method: "GET", path, signal })) ?? []);
      return bindings
        .filter((binding) => binding.destination_type === "queue")
        .map((binding) => ({ queue: binding.destination, routingKey: binding.routing_key }));
    },

    /** What keeps the broker from taking messages, in words; empty when nothing does. */
    async listAlarms(signal?: AbortSignal): Promise<string[]> {
      const columns = "name,mem_alarm,disk_free_alarm";
      const nodes = z.array(nodeSchema).parse(await call({ method: "GET", path: `nodes?columns=${columns}`, signal }));
      return nodes.flatMap((node) => [
        ...(node.mem_alarm ? [`${node.name} uses more memory than it is allowed to`] : []),
        ...(node.disk_free_alarm ? [`${node.name} has too little disk space left`] : []),
      ]);
    },

    async overview(signal?: AbortSignal): Promise<{ version: string }> {
      const overview = overviewSchema.parse(await call({ method: "GET", path: "overview", signal }));
      return { version: overview.rabbitmq_version };
    },
  };
}

/** Permissions of a step's own user, as RabbitMQ's regular expressions (component contract §4.1). */
export function stepPermissions({ flowId, stepId }: { flowId: string; stepId: string }) {
  return {
    configure: "^$",
    write: `^${escapePattern(flowExchange(flowId))}$`,
    read: `^${escapePattern(stepQueue({ flowId, stepId, kind: "messages" }))}$`,
  };
}

/** Whose limits: `prefix` is the installation's, as several may share a virtual host. */
interface LimitedFlow {
  flowId: string;
  prefix?: string | undefined;
}

function policyName({ flowId, prefix = "millrace" }: LimitedFlow): string {
  return `${prefix}-${flowExchange(flowId)}`;
}

export function stepUserName({ flowId, stepId, prefix }: { flowId: string; stepId: string; prefix?: string }): string {
  return `${prefix ? `${prefix}-` : ""}step-${flowId}-${stepId}`;
}

function escapePattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function queueFacts(queue: z.infer<typeof queueSchema>): QueueFacts {
  return {
    name: queue.name,
    type: queue.type,
    ready: queue.messages_ready + queue.messages_dlx,
    unacked: queue.messages_unacknowledged,
    consumers: queue.consumers,
    messageBytes: queue.message_bytes,
    published: queue.message_stats?.publish ?? 0,
    delivered: queue.message_stats?.deliver_get ?? 0,
    acknowledged: queue.message_stats?.ack ?? 0,
  };
}

interface Call {
  method: "GET" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

function createCall(managementUrl: string): (call: Call) => Promise<unknown> {
  const base = new URL(managementUrl);
  const login = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
  const headers = {
    authorization: `Basic ${Buffer.from(login).toString("base64")}`,
    "content-type": "application/json",
  };
  const root = `${base.origin}${base.pathname.replace(/\/$/, "")}/api/`;

  return async ({ method, path, body, signal }) => {
    const deadline = AbortSignal.timeout(10_000);
    const request = {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const response = await fetch(root + path, request).catch((cause: unknown) => {
      throw new BrokerUnavailable(`RabbitMQ's management API does not answer (${method} ${path})`, { cause });
    });
    if (response.status === 404 && method !== "PUT") return undefined;
    const text = await response.text();
    if (response.status === 401 || response.status === 403) {
      throw new BrokerRefused(`RabbitMQ's management API refused ${method} ${path}: ${text}`);
    }
    if (!response.ok) {
      throw new BrokerUnavailable(
        `RabbitMQ's management API answered ${response.status} to ${method} ${path}: ${text}`,
      );
    }
    return text === "" ? undefined : JSON.parse(text);
  };
}
