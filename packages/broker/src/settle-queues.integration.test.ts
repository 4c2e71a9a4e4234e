import { createTestVhost, type TestVhost, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BrokerUnavailable } from "./broker-errors.ts";
import { queueDepth } from "./queue-depth.ts";
import { openSession, type Session } from "./session.ts";
import { assertSettledTopology, deleteUnsettledQueues } from "./settle-queues.ts";
import type { QueuePlan } from "./topology.ts";

let vhost: TestVhost;
let session: Session;

beforeAll(async () => {
  vhost = await createTestVhost();
  session = await openSession({ url: vhost.url, name: "settle test" });
});

afterAll(async () => {
  await session?.close();
  await vhost?.[Symbol.asyncDispose]();
});

const quorum = (name: string): QueuePlan => ({ name, arguments: { "x-queue-type": "quorum" } });
const store = (queue: string) => session.publisher().publish({ routingKey: queue, content: Buffer.from("1") });
const depth = async (queue: string) => (await queueDepth(session, queue))?.ready;

function settle(queue: string, unsettled: Set<string>, over = session): Promise<void> {
  const topology = { exchanges: [], queues: [quorum(queue)], bindings: [] };
  return assertSettledTopology(over, topology, {
    queueType: "quorum",
    unsettled,
    signal: AbortSignal.timeout(20_000),
  });
}

test("a queue that is there already keeps what is in it", async () => {
  await settle("old", new Set());
  await store("old");
  const unsettled = new Set<string>();
  await settle("old", unsettled);
  expect(await depth("old")).toBe(1);
  expect([...unsettled]).toEqual([]);
});

test("a connection that is lost while a new queue settles has it made anew, not trusted", async () => {
  const doomed = await openSession({ url: vhost.url, name: "lost while a queue settles" });
  const unsettled = new Set<string>();
  const failed = expect(settle("young", unsettled, doomed)).rejects.toThrow(BrokerUnavailable);
  await waitFor(async () => (await depth("young")) === 0, { what: "the new queue" });
  await doomed.close();
  await failed;
  expect([...unsettled]).toEqual(["young"]);
  await settle("young", unsettled);
  expect([...unsettled]).toEqual([]);
  await store("young");
  expect(await depth("young")).toBe(1);
});

test("of queues that may not have settled those that hold messages stay", async () => {
  await settle("full", new Set());
  await settle("empty", new Set());
  await store("full");
  await deleteUnsettledQueues(session, ["full", "empty", "missing"]);
  expect([await depth("full"), await depth("empty"), await depth("missing")]).toEqual([1, undefined, undefined]);
  const unsettled = new Set(["full"]);
  await settle("full", unsettled);
  expect(await depth("full")).toBe(1);
  expect([...unsettled]).toEqual([]);
});
