import { createTestVhost, type TestVhost, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertTopology, deleteTopology, purgeQueue } from "./assert-topology.ts";
import { QueueFull } from "./broker-errors.ts";
import type { Delivery } from "./delivery.ts";
import { createManagement, type Management } from "./management.ts";
import type { Publisher } from "./publisher.ts";
import { queueDepth } from "./queue-depth.ts";
import { openSession, type Session } from "./session.ts";
import {
  collectorQueues,
  parseName,
  planCollectors,
  planDelayQueue,
  planTopology,
  routingKey,
  stepQueue,
} from "./topology.ts";

let vhost: TestVhost;
let session: Session;
let management: Management;

beforeAll(async () => {
  vhost = await createTestVhost();
  session = await openSession({ url: vhost.url, name: "topology test" });
  management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  await assertTopology(session, planCollectors({ queueType: "quorum" }));
});

afterAll(async () => {
  await session?.close();
  await vhost?.[Symbol.asyncDispose]();
});

const chain = (flowId: string, deliveryLimit = 3) =>
  planTopology({
    flowId,
    steps: [
      { id: "step_1", predecessors: [] },
      { id: "step_2", predecessors: ["step_1"] },
      { id: "step_3", predecessors: ["step_2"] },
    ],
    queueType: "quorum",
    deliveryLimit,
  });

test("a flow is declared, declared again without harm, and deleted without a trace", async () => {
  const plan = chain("a1");
  await assertTopology(session, plan);
  expect(await assertTopology(session, plan)).toEqual({ differing: [] });
  expect((await management.listQueues("flow-a1:")).map(({ name }) => name).sort()).toEqual(
    plan.queues.map(({ name }) => name).sort(),
  );
  await deleteTopology(session, plan);
  await deleteTopology(session, plan);
  expect(await management.listExchanges("flow-a1")).toEqual([]);
  expect(await queueDepth(session, stepQueue({ flowId: "a1", stepId: "step_1", kind: "messages" }))).toBeUndefined();
});

test("a queue with other arguments is named and kept with its messages", async () => {
  await assertTopology(session, chain("b1"));
  const queue = stepQueue({ flowId: "b1", stepId: "step_1", kind: "messages" });
  await session.publisher({ exchange: "flow-b1" }).publish({
    routingKey: routingKey({ flowId: "b1", stepId: "step_1", kind: "input" }),
    content: Buffer.from("kept"),
  });
  const { differing } = await assertTopology(session, chain("b1", 4));
  expect(differing).toHaveLength(3);
  expect(await queueDepth(session, queue)).toEqual({ ready: 1, consumers: 0 });
  expect(await purgeQueue(session, queue)).toBe(1);
});

describe("a rebound that no runner takes", () => {
  test("is due when its time has come, and still tells its flow and step", async () => {
    await assertTopology(session, chain("c1"));
    const key = routingKey({ flowId: "c1", stepId: "step_2", kind: "rebound" });
    const rebound = { routingKey: key, content: Buffer.from("later"), expirationMs: 100, mandatory: true };
    await session.publisher({ exchange: "flow-c1" }).publish(rebound);
    const due = await takeOne(collectorQueues().reboundsDue);
    expect([due.routingKey, due.content.toString()]).toEqual([key, "later"]);
  });

  test.each(["quorum", "classic"] as const)("and one in a %s queue for its delay likewise", async (queueType) => {
    const tierMs = queueType === "quorum" ? 128 : 256;
    const queue = planDelayQueue({ flowId: "c1", stepId: "step_2", tierMs, queueType });
    await assertTopology(session, { exchanges: [], queues: [queue], bindings: [] });
    await session.publisher().publish({ routingKey: queue.name, content: Buffer.from("later"), expirationMs: 100 });
    const due = await takeOne(collectorQueues().reboundsDue);
    expect(parseName(due.routingKey)).toMatchObject({ flowId: "c1", stepId: "step_2" });
    expect(await management.listDelayQueues()).toContain(queue.name);
    expect(await management.listDelayQueues("another")).toEqual([]);
  });
});

describe("limits of a flow's queues", () => {
  const input = (flowId: string) => ({
    routingKey: routingKey({ flowId, stepId: "step_1", kind: "input" }),
    content: Buffer.alloc(10_000, "x"),
    timeoutMs: 5_000,
  });

  /** Publishes until the broker refuses. @returns how many it took. */
  async function fill(publisher: Publisher, flowId: string, most: number): Promise<number> {
    for (let taken = 0; taken < most; taken++) {
      try {
        await publisher.publish(input(flowId));
      } catch (error) {
        expect(error).toBeInstanceOf(QueueFull);
        return taken;
      }
    }
    throw new Error(`The queue took ${most} messages and more`);
  }

  const accepts = (publisher: Publisher, flowId: string) =>
    publisher.publish(input(flowId)).then(
      () => true,
      () => false,
    );

  test.each([
    ["messages", { messages: 5, bytes: 100_000_000 }, { messages: 500, bytes: 100_000_000 }],
    ["bytes", { messages: 75_000, bytes: 50_000 }, { messages: 75_000, bytes: 5_000_000 }],
  ] as const)("in %s refuse what is over them, and open when they are raised", async (kind, low, high) => {
    const flowId = `limit-${kind}`;
    await management.putQueueLimits({ flowId }, low);
    await assertTopology(session, chain(flowId));
    const publisher = session.publisher({ exchange: `flow-${flowId}` });
    const taken = await fill(publisher, flowId, 100);
    expect(taken).toBeGreaterThanOrEqual(5);
    expect(await accepts(publisher, flowId)).toBe(false);

    await management.putQueueLimits({ flowId }, high);
    await waitFor(() => accepts(publisher, flowId), { what: "the queue to open" });
    expect(await accepts(publisher, flowId)).toBe(true);
    // Lowered below what is in it: nothing is dropped.
    const before = await queueDepth(session, stepQueue({ flowId, stepId: "step_1", kind: "messages" }));
    await management.putQueueLimits({ flowId }, low);
    await waitFor(async () => !(await accepts(publisher, flowId)), { what: "the queue to close" });
    const after = await queueDepth(session, stepQueue({ flowId, stepId: "step_1", kind: "messages" }));
    expect(after?.ready).toBeGreaterThanOrEqual(before?.ready ?? Number.NaN);
  });

  test("do not hold for its quarantine, nor for another flow", async () => {
    await management.putQueueLimits({ flowId: "d1" }, { messages: 1, bytes: 1_000 });
    await Promise.all([assertTopology(session, chain("d1")), assertTopology(session, chain("d12"))]);
    const aside = session.publisher({ exchange: "flow-d1" });
    const key = routingKey({ flowId: "d1", stepId: "step_1", kind: "quarantine" });
    for (let n = 0; n < 10; n++) await aside.publish({ ...input("d1"), routingKey: key });
    const other = session.publisher({ exchange: "flow-d12" });
    for (let n = 0; n < 10; n++) await other.publish(input("d12"));
  });

  test("are listed by installation, and deleted twice without harm", async () => {
    const [ours, theirs] = [
      { flowId: "e1", prefix: "mine" },
      { flowId: "e2", prefix: "theirs" },
    ];
    for (const flow of [ours, theirs]) await management.putQueueLimits(flow, { messages: 1, bytes: 1 });
    expect(await management.listLimitedFlows("mine")).toEqual(["e1"]);
    await management.deleteQueueLimits(ours);
    await management.deleteQueueLimits(ours);
    expect(await management.listLimitedFlows("mine")).toEqual([]);
  });
});

async function takeOne(queue: string): Promise<Delivery> {
  const taken = Promise.withResolvers<Delivery>();
  const onMessage = (delivery: Delivery) => {
    delivery.ack();
    taken.resolve(delivery);
  };
  const consumer = await session.consume({ queue, prefetch: 1, onMessage, signal: AbortSignal.timeout(10_000) });
  const delivery = await taken.promise;
  await consumer.close();
  return delivery;
}
