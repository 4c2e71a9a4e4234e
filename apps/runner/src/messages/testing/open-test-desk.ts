import { randomBytes, randomUUID } from "node:crypto";
import {
  assertTopology,
  createManagement,
  createMessageCipher,
  type Delivery,
  flowExchange,
  messageHeaders,
  openSession,
  planCollectors,
  planTopology,
  QueueFull,
  queueDepth,
  routingKey,
  stepQueue,
} from "@millrace/broker";
import {
  closeDatabase,
  deriveFlowCipher,
  ensureDayPartitions,
  type MasterKey,
  openDatabase,
  openFlowLocks,
} from "@millrace/db";
import { type FlowDefinition, type FlowState, flowDefinitionSchema, predecessors } from "@millrace/flow";
import { createTestDatabase, createTestRedis, createTestVhost, type TestVhost, waitFor } from "@millrace/testing";
import { uuidV7 } from "../../uuid-v7.ts";
import type { MessageDesk } from "../message-desk.ts";

export interface TestDesk extends AsyncDisposable {
  desk: MessageDesk;
  vhost: TestVhost;
  masterKey: MasterKey;
  workspaceId: string;
  /** A flow whose queues stand; each graph of edges (`in>out`) is a version, the last one works. */
  addFlow(flow: { versions: string[]; state?: FlowState }): Promise<string>;
  /** Puts messages into a step's queue as its sender would, confirmed, in their order. @returns their ids. */
  send(to: {
    flowId: string;
    stepId: string;
    sender?: string;
    bodies: unknown[];
    key?: "requeue" | "quarantine";
  }): Promise<string[]>;
  /** Everything in a queue of a step, oldest first; it stays there. */
  look(from: { flowId: string; stepId: string; kind?: "messages" | "quarantine" }): Promise<SeenMessage[]>;
  ready(of: { flowId: string; stepId: string; kind?: "messages" | "quarantine" }): Promise<number>;
  /** Limits the flow's queues, and fills the one of a step until it takes no more. @returns how many it took. */
  fill(to: { flowId: string; stepId: string; limit: number }): Promise<number>;
}

export interface SeenMessage {
  body: unknown;
  headers: Record<string, unknown>;
}

const execId = "exec-1";

/** Real services of its own for one test file, and flows in them without containers. */
export async function openTestDesk(): Promise<TestDesk> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase());
  const vhost = stack.use(await createTestVhost());
  const redis = stack.use(await createTestRedis());
  const db = openDatabase({ url: database.url });
  stack.defer(() => closeDatabase(db));
  const session = await openSession({ url: vhost.url, name: "test" });
  stack.defer(() => session.close());
  const locks = openFlowLocks({ url: database.url, onLost: () => {} });
  stack.defer(() => locks.close());
  await assertTopology(session, planCollectors({ queueType: "quorum" }));
  await ensureDayPartitions(db, { days: [Date.now()] });
  const publisher = session.publisher();
  const masterKey = randomBytes(32) as MasterKey; // any 32 bytes are a key
  const cipherOf = (flowId: string) => createMessageCipher(deriveFlowCipher({ masterKey, flowId }));
  const { id: workspaceId } = await db.workspace.create({ data: { name: "Test", slug: redis.keyPrefix } });
  const desk: MessageDesk = {
    db,
    masterKey,
    session,
    management: createManagement({ url: vhost.managementUrl, vhost: vhost.vhost }),
    locks,
    redisPlace: { url: redis.url, prefix: redis.keyPrefix },
    signal: new AbortController().signal,
    publisher,
    onCopied: () => {},
  };
  const owned = stack.move();
  const bench: TestDesk = {
    desk,
    vhost,
    masterKey,
    workspaceId,
    async addFlow({ versions, state = "running" }) {
      const activeVersion = versions.length;
      const data = { workspaceId, name: `flow ${randomUUID()}`, state, activeVersion, execId };
      const { id: flowId } = await db.flow.create({ data });
      for (const [index, text] of versions.entries()) {
        const definition = definitionOf(text);
        await db.flowVersion.create({
          data: { flowId, number: index + 1, definition: jsonOf(definition), components: {} },
        });
        const steps = definition.graph.nodes.map(({ id }) => ({
          id,
          predecessors: predecessors(definition.graph, id),
        }));
        await assertTopology(session, planTopology({ flowId, steps, queueType: "quorum", deliveryLimit: 5 }));
      }
      return flowId;
    },
    async send({ flowId, stepId, sender, bodies, key = "requeue" }) {
      const messages = bodies.map((body) => ({ id: randomUUID(), body }));
      const from = { execId, taskId: flowId, workspaceId, userId: "tester", ...(sender && { stepId: sender }) };
      const publishing = messages.map(({ id, body }) =>
        publisher.publish({
          exchange: flowExchange(flowId),
          routingKey: routingKey({ flowId, stepId, kind: key }),
          content: cipherOf(flowId).seal({ id, body, headers: {} }),
          headers: messageHeaders(from, { messageId: id, threadId: uuidV7(Date.now()), start: Date.now() }),
          mandatory: true,
        }),
      );
      await Promise.all(publishing);
      return messages.map(({ id }) => id);
    },
    async look({ flowId, stepId, kind = "messages" }) {
      const queue = stepQueue({ flowId, stepId, kind });
      return (await lookInto(session, queue)).map(({ content, headers }) => ({
        body: bodyOf(cipherOf(flowId).open(content, Number(headers.protocolVersion) === 2 ? 2 : 1)),
        headers,
      }));
    },
    async ready({ flowId, stepId, kind = "messages" }) {
      return (await queueDepth(session, stepQueue({ flowId, stepId, kind })))?.ready ?? 0;
    },
    async fill({ flowId, stepId, limit }) {
      await desk.management.putQueueLimits({ flowId }, { messages: limit, bytes: 100_000_000 });
      const before = await bench.ready({ flowId, stepId });
      const sending = Array.from({ length: limit * 2 }, (_, body) => bench.send({ flowId, stepId, bodies: [body] }));
      await Promise.allSettled(sending);
      // The limit takes a moment to arrive. Of what is on its way at the same time, a queue takes some beyond it.
      const isFull = () =>
        bench.send({ flowId, stepId, bodies: ["more"] }).then(
          () => false,
          (error: unknown) => error instanceof QueueFull,
        );
      await waitFor(isFull, { what: "the queue to be full", intervalMs: 1 });
      return (await bench.ready({ flowId, stepId })) - before;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return bench;
}

/** A graph by its edges, or by a single step: `in>a in>b`. */
function definitionOf(text: string): FlowDefinition {
  const edges = text.split(" ").flatMap((edge) => {
    const [source = "", target] = edge.split(">");
    return target === undefined ? [] : [{ source, target }];
  });
  const ids = new Set(text.split(/[ >]/));
  return flowDefinitionSchema.parse({ graph: { nodes: [...ids].map((id) => ({ id, command: "log:write" })), edges } });
}

function jsonOf(value: object): object {
  return JSON.parse(JSON.stringify(value));
}

function bodyOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "body" in message ? message.body : message;
}

/** On a channel of its own, whose end gives everything back: costs each message a delivery. */
async function lookInto(
  session: TestDesk["desk"]["session"],
  queue: string,
): Promise<Pick<Delivery, "content" | "headers">[]> {
  return await session.withChannel(async (channel) => {
    const seen: Pick<Delivery, "content" | "headers">[] = [];
    for (;;) {
      const message = await channel.get(queue);
      if (message === false) return seen;
      seen.push({ content: message.content, headers: message.properties.headers ?? {} });
    }
  });
}
