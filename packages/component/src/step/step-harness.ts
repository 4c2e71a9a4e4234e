import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  assertTopology,
  collectorQueues,
  createManagement,
  createMessageCipher,
  type Delivery,
  messageHeaders,
  openSession,
  type ProtocolVersion,
  parseName,
  planCollectors,
  planTopology,
  readHeaders,
  relayedHeaders,
  routingKey,
  type Session,
  stepQueue,
} from "@millrace/broker";
import type { Message } from "@millrace/flow";
import { createTestVhost, waitFor } from "@millrace/testing";
import type { Component } from "../component.ts";
import { type RunningStep, startStep } from "./start-step.ts";

const crypto16 = { password: "a password", iv: "0123456789abcdef" };

interface FlowOptions {
  queueType?: "quorum" | "classic";
  deliveryLimit?: number;
  /** Messages per queue. */
  limit?: number;
}

/** A flow of step_1 → step_2 → step_3 in a real broker with a step API; the tests run step_2. */
export async function createStepHarness() {
  const vhost = await createTestVhost();
  const session = await openSession({ url: vhost.url, name: "step harness" });
  const cipher = createMessageCipher(crypto16);
  const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  await assertTopology(session, planCollectors({ queueType: "quorum" }));
  await bringBackRebounds(session);
  const api = await startStepApi();
  const publisher = session.publisher({ retry: "forever" });
  const running: RunningStep[] = [];
  let flowCount = 0;

  async function createFlow(options: FlowOptions = {}) {
    const flowId = `f${++flowCount}`;
    const plan = planTopology({
      flowId,
      steps: ["step_1", "step_2", "step_3"].map((id, index, ids) => ({
        id,
        predecessors: index === 0 ? [] : [ids[index - 1] ?? ""],
      })),
      queueType: options.queueType ?? "quorum",
      deliveryLimit: options.deliveryLimit ?? 5,
    });
    const limits = { messages: options.limit ?? 100_000, bytes: 200_000_000 };
    await management.putQueueLimits({ flowId }, limits);
    await assertTopology(session, plan);
    return flowId;
  }

  function variables(flowId: string, extra: Record<string, string> = {}): Record<string, string> {
    const key = (kind: "data" | "error" | "rebound" | "snapshot") => routingKey({ flowId, stepId: "step_2", kind });
    const plain = {
      FLOW_ID: flowId,
      EXEC_ID: "exec",
      STEP_ID: "step_2",
      CONTAINER_ID: "container",
      WORKSPACE_ID: "workspace",
      USER_ID: "user",
      COMP_ID: "component",
      FUNCTION: "act",
      API_URI: `${api.url}/`,
      API_USERNAME: "step",
      API_KEY: "key",
      AMQP_URI: vhost.url,
      LISTEN_MESSAGES_ON: stepQueue({ flowId, stepId: "step_2", kind: "messages" }),
      PUBLISH_MESSAGES_TO: `flow-${flowId}`,
      DATA_ROUTING_KEY: key("data"),
      ERROR_ROUTING_KEY: key("error"),
      REBOUND_ROUTING_KEY: key("rebound"),
      SNAPSHOT_ROUTING_KEY: key("snapshot"),
      MESSAGE_CRYPTO_PASSWORD: crypto16.password,
      MESSAGE_CRYPTO_IV: crypto16.iv,
      RABBITMQ_PREFETCH_SAILOR: "20",
      ...extra,
    };
    return Object.fromEntries(Object.entries(plain).map(([name, value]) => [`ELASTICIO_${name}`, value]));
  }

  return {
    vhost,
    session,
    cipher,
    api,
    createFlow,
    variables,
    /** Runs step_2 in this process. */
    async start(component: Component, options: { flowId: string; env?: Record<string, string> }): Promise<RunningStep> {
      const step = await startStep({
        component,
        variables: variables(options.flowId, options.env),
        write: () => {},
        threshold: 10,
        signal: AbortSignal.timeout(20_000),
      });
      running.push(step);
      return step;
    },
    /** Puts a message on step_2's queue, as if step_1 had sent it. @returns its id. */
    async send(flowId: string, message: Message, extra: Record<string, unknown> = {}): Promise<string> {
      const messageId = crypto.randomUUID();
      const protocolVersion: ProtocolVersion = extra.protocolVersion === 2 ? 2 : 1;
      const headers = messageHeaders(
        { execId: "exec", taskId: flowId, workspaceId: "w", userId: "u", stepId: "step_1" },
        { messageId, threadId: "thread", protocolVersion, start: Date.now() },
      );
      await publisher.publish({
        exchange: `flow-${flowId}`,
        routingKey: routingKey({ flowId, stepId: "step_1", kind: "data" }),
        content: Buffer.isBuffer(extra.content) ? extra.content : cipher.seal(message, protocolVersion),
        headers: { ...headers, ...extra, content: undefined },
      });
      return messageId;
    },
    /** Gathers what arrives in a queue, opened. Traces come as batches. */
    async gather(queue: string): Promise<Gathered[]> {
      const gathered: Gathered[] = [];
      await session.consume({
        queue,
        prefetch: 1000,
        onMessage: (delivery) => {
          gathered.push(open(delivery, cipher));
          delivery.ack();
        },
      });
      return gathered;
    },
    next: (flowId: string) => stepQueue({ flowId, stepId: "step_3", kind: "messages" }),
    own: (flowId: string) => stepQueue({ flowId, stepId: "step_2", kind: "messages" }),
    collectors: collectorQueues(),
    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all(running.map((step) => step.stop()));
      await session.close();
      await api.close();
      await vhost[Symbol.asyncDispose]();
    },
  };
}

/** As a runner does with what is due; what no runner takes before is due when it expires. */
async function bringBackRebounds(session: Session): Promise<void> {
  const publisher = session.publisher({ retry: "forever" });
  await session.consume({
    queue: collectorQueues().reboundsDue,
    prefetch: 100,
    onMessage: (delivery) => {
      const { flowId = "", stepId = "" } = parseName(delivery.routingKey) ?? {};
      const { content, headers } = delivery;
      const key = routingKey({ flowId, stepId, kind: "requeue" });
      void publisher
        .publish({ exchange: `flow-${flowId}`, routingKey: key, content, headers: relayedHeaders(headers) })
        .then(() => delivery.ack());
    },
  });
}

export type StepHarness = Awaited<ReturnType<typeof createStepHarness>>;

export interface Gathered {
  headers: Record<string, unknown>;
  /** The opened message; of errors `{error, errorInput, errorLogs}` opened one by one; of snapshots the value. */
  message: Record<string, unknown>;
  content: Buffer;
}

export async function arrived(gathered: Gathered[], count: number, timeoutMs = 15_000): Promise<Gathered[]> {
  await waitFor(() => gathered.length >= count, { what: `${count} messages`, timeoutMs });
  return gathered;
}

function open(
  { content, headers, routingKey: key }: Delivery,
  cipher: ReturnType<typeof createMessageCipher>,
): Gathered {
  // A dead letter of a step that handles errors is one, too.
  if (key.endsWith(".error") || content.toString("latin1", 0, 9) === '{"error":') {
    const parts = Object.entries(JSON.parse(content.toString()));
    const message = Object.fromEntries(parts.map(([name, text]) => [name, openText(String(text), cipher)]));
    return { headers, message, content };
  }
  if (key.endsWith(".snapshot")) return { headers, message: JSON.parse(content.toString()), content };
  // What the harness gathers is always an object.
  const message = cipher.open(content, readHeaders(headers).protocolVersion) as Record<string, unknown>;
  return { headers, message, content };
}

function openText(text: string, cipher: ReturnType<typeof createMessageCipher>): unknown {
  try {
    return cipher.open(Buffer.from(text));
  } catch {
    return "undecryptable";
  }
}

/** Answers for step_2; a test changes `description` and `states` at will. */
async function startStepApi() {
  const state = {
    description: {} as Record<string, unknown>,
    failures: [] as number[],
    requests: [] as string[],
    startup: undefined as unknown,
    posted: [] as unknown[],
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      state.requests.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`.trim());
      const answer = respond(state, { method: request.method ?? "", url: request.url ?? "", text });
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return {
    state,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type ApiState = Awaited<ReturnType<typeof startStepApi>>["state"];

function respond(state: ApiState, { method, url, text }: { method: string; url: string; text: string }) {
  const failure = state.failures.shift();
  if (failure !== undefined) return { status: failure, body: { error: "for the test" } };
  if (url.endsWith("/startup/data")) {
    if (method === "GET") return state.startup === undefined ? { status: 404 } : { status: 200, body: state.startup };
    if (method === "DELETE") {
      state.startup = undefined;
      return { status: 204 };
    }
    if (state.startup !== undefined) return { status: 409, body: { error: "exists" } };
    state.startup = JSON.parse(text);
    return { status: 201, body: {} };
  }
  if (method === "POST") {
    state.posted.push(JSON.parse(text));
    return { status: 200 };
  }
  return { status: 200, body: { config: {}, snapshot: {}, variables: {}, is_passthrough: true, ...state.description } };
}
