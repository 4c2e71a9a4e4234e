import { assertTopology, createManagement, openSession, planCollectors, planTopology } from "@millrace/broker";
import { createTestVhost } from "@millrace/testing";
import { expect, test } from "vitest";
import { removeEdges } from "./remove-edges.ts";

test("the queue of rebounds that an older release bound to a step is unbound, so that a rebound comes back once", async () => {
  await using vhost = await createTestVhost();
  const session = await openSession({ url: vhost.url, name: "edges test" });
  const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  const topology = planTopology({
    flowId: "f1",
    steps: [
      { id: "step_1", predecessors: [] },
      { id: "step_2", predecessors: ["step_1"] },
    ],
    queueType: "quorum",
    deliveryLimit: 5,
  });
  await assertTopology(session, planCollectors({ queueType: "quorum" }));
  await assertTopology(session, topology);
  const older = { queue: "flow-f1:step_1:rebounds", exchange: "flow-f1", routingKey: "flow-f1.step_1.rebound" };
  await assertTopology(session, { exchanges: [], queues: [{ name: older.queue, arguments: {} }], bindings: [older] });

  const wanted = new Set(topology.bindings.map(({ queue, routingKey }) => `${queue} ${routingKey}`));
  const bound = async () => (await management.listBindings("flow-f1")).map((one) => `${one.queue} ${one.routingKey}`);
  expect(await bound()).toHaveLength(wanted.size + 1);
  const { signal } = new AbortController();
  await removeEdges(
    { session, management, signal },
    { flowId: "f1", isObsolete: ({ queue, routingKey }) => !wanted.has(`${queue} ${routingKey}`) },
  );
  expect((await bound()).sort()).toEqual([...wanted].sort());
  await session.close();
});
