import { createTestVhost, type TestVhost } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertTopology, deleteTopology, purgeQueue } from "./assert-topology.ts";
import { createManagement } from "./management.ts";
import { queueDepth } from "./queue-depth.ts";
import { openSession, type Session } from "./session.ts";
import { planCollectors, planTopology, routingKey, stepQueue } from "./topology.ts";

let vhost: TestVhost;
let session: Session;

beforeAll(async () => {
  vhost = await createTestVhost();
  session = await openSession({ url: vhost.url, name: "topology test" });
  await assertTopology(session, planCollectors({ queueType: "quorum" }));
});

afterAll(async () => {
  await session?.close();
  await vhost?.[Symbol.asyncDispose]();
});

const chain = (flowId: string, messages = 100) =>
  planTopology({
    flowId,
    steps: [
      { id: "step_1", predecessors: [] },
      { id: "step_2", predecessors: ["step_1"] },
      { id: "step_3", predecessors: ["step_2"] },
    ],
    queueType: "quorum",
    limits: { messages, bytes: 1_000_000 },
    deliveryLimit: 3,
  });

test("a flow is declared, declared again without harm, and deleted without a trace", async () => {
  const plan = chain("a1");
  await assertTopology(session, plan);
  expect(await assertTopology(session, plan)).toEqual({ differing: [] });
  const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  expect((await management.listQueues("flow-a1:")).map(({ name }) => name).sort()).toEqual(
    plan.queues.map(({ name }) => name).sort(),
  );
  await deleteTopology(session, plan);
  await deleteTopology(session, plan);
  expect(await management.listExchanges("flow-a1")).toEqual([]);
  expect(await queueDepth(session, stepQueue({ flowId: "a1", stepId: "step_1", kind: "messages" }))).toBeUndefined();
});

test("a queue with other limits is named and kept with its messages", async () => {
  await assertTopology(session, chain("b1"));
  const queue = stepQueue({ flowId: "b1", stepId: "step_1", kind: "messages" });
  await session.publisher({ exchange: "flow-b1" }).publish({
    routingKey: routingKey({ flowId: "b1", stepId: "step_1", kind: "input" }),
    content: Buffer.from("kept"),
  });
  const { differing } = await assertTopology(session, chain("b1", 200));
  expect(differing).toHaveLength(3);
  expect(await queueDepth(session, queue)).toEqual({ ready: 1, consumers: 0 });
  expect(await purgeQueue(session, queue)).toBe(1);
});

test("an expired rebound comes back to its step's queue", async () => {
  await assertTopology(session, chain("c1"));
  const publisher = session.publisher({ exchange: "flow-c1" });
  const key = routingKey({ flowId: "c1", stepId: "step_2", kind: "rebound" });
  await publisher.publish({ routingKey: key, content: Buffer.from("later"), expirationMs: 100 });
  const content = await new Promise<string>((resolve) => {
    const queue = stepQueue({ flowId: "c1", stepId: "step_2", kind: "messages" });
    void session.consume({
      queue,
      prefetch: 1,
      onMessage: (delivery) => {
        delivery.ack();
        resolve(delivery.content.toString());
      },
    });
  });
  expect(content).toBe("later");
});
