import { randomUUID } from "node:crypto";
import { assertTopology, planDelayQueue, queueDepth, stepQueue } from "@millrace/broker";
import { openFlowMessage } from "@millrace/db";
import { deliveryLimit } from "@millrace/flow";
import { readMessages } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportMessages } from "./export-messages.ts";
import { openTestDesk, type TestDesk } from "./testing/open-test-desk.ts";

let bench: TestDesk;
const stepId = "step_2";

beforeAll(async () => {
  bench = await openTestDesk();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

interface Exported {
  stepId: string;
  body: unknown;
  headers: Record<string, unknown>;
}

/** Exports as the web does: one side writes, the other reads. */
async function exportAll(flowId: string, only?: string): Promise<Exported[]> {
  const { desk, masterKey } = bench;
  const streamId = randomUUID();
  const writing = exportMessages(desk, { flowId, stepId: only, streamId });
  const seen: Exported[] = [];
  const reading = (async () => {
    for await (const { sealed, ...message } of readMessages(desk.redisPlace, { streamId, signal: desk.signal })) {
      const opened = openFlowMessage(masterKey, { flowId, sealed });
      seen.push({
        ...message,
        body: typeof opened === "object" && opened !== null && "body" in opened ? opened.body : null,
      });
    }
  })();
  const [written, read] = await Promise.allSettled([writing, reading]);
  if (read.status === "rejected") throw read.reason;
  expect(written).toEqual({ status: "fulfilled", value: { exported: seen.length } });
  return seen;
}

const deliveryCounts = async (flowId: string) =>
  (await bench.look({ flowId, stepId })).map(({ headers }) => headers["x-delivery-count"]);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const suspended = () => bench.addFlow({ versions: ["step_1>step_2 step_1>step_3"], state: "suspended" });

describe("an export", () => {
  test("shows all that waits, oldest first, and leaves it as it was", async () => {
    const flowId = await suspended();
    const ids = await bench.send({ flowId, stepId, sender: "step_1", bodies: numbers(2_500) });
    await bench.send({ flowId, stepId: "step_3", sender: "step_1", bodies: ["other"] });
    const seen = await exportAll(flowId, stepId);
    expect(seen.map(({ body }) => body)).toEqual(numbers(2_500));
    expect(seen[0]).toMatchObject({
      stepId,
      headers: { messageId: ids[0], stepId: "step_1", threadId: expect.any(String) },
    });
    expect((await bench.look({ flowId, stepId })).map(({ headers }) => headers.messageId)).toEqual(ids);
  });

  test("counts as no delivery, however often: the broker sets messages aside after a few", async () => {
    const flowId = await suspended();
    await bench.send({ flowId, stepId, bodies: numbers(350) });
    for (let round = 0; round <= deliveryLimit; round += 1) expect(await exportAll(flowId, stepId)).toHaveLength(350);
    expect(await deliveryCounts(flowId)).toEqual(Array(350).fill(0));
  });

  test("of a whole flow shows the messages of every step", async () => {
    const flowId = await suspended();
    await bench.send({ flowId, stepId, bodies: ["a", "b"] });
    await bench.send({ flowId, stepId: "step_3", bodies: ["c"] });
    const seen = await exportAll(flowId);
    expect(seen.map(({ stepId: step, body }) => `${step} ${body}`).sort()).toEqual([
      "step_2 a",
      "step_2 b",
      "step_3 c",
    ]);
  });

  test("loses nothing that arrives meanwhile, and keeps the order of what was there", async () => {
    const flowId = await suspended();
    const before = await bench.send({ flowId, stepId, bodies: numbers(1_500) });
    let isDone = false;
    const during: string[] = [];
    const arriving = (async () => {
      while (!isDone) during.push(...(await bench.send({ flowId, stepId, bodies: ["late"] })));
    })();
    const seen = await exportAll(flowId, stepId);
    isDone = true;
    await arriving;
    expect(seen.slice(0, 1_500).map(({ headers }) => headers.messageId)).toEqual(before);
    const waiting = (await bench.look({ flowId, stepId })).map(({ headers }) => headers.messageId);
    expect(new Set(waiting)).toEqual(new Set([...before, ...during]));
    expect(waiting).toHaveLength(before.length + during.length);
    const old = new Set<unknown>(before);
    expect(waiting.filter((id) => old.has(id))).toEqual(before);
    expect(during.length).toBeGreaterThan(0);
  });

  test("works on a queue that is full, and fuller", async () => {
    const flowId = await suspended();
    const count = await bench.fill({ flowId, stepId, limit: 400 });
    for (let round = 0; round <= deliveryLimit; round += 1) {
      const shown = (await exportAll(flowId, stepId)).map(({ headers }) => headers.messageId);
      expect(new Set(shown).size).toBe(count);
      expect(await bench.ready({ flowId, stepId })).toBe(count);
    }
    // A few that it takes no copies of are given back, and not the same ones each time.
    expect(Math.max(...(await deliveryCounts(flowId)).map(Number))).toBeLessThanOrEqual(1);
  });

  test("gives up on a queue that others keep filling, and loses nothing", async () => {
    const flowId = await suspended();
    await bench.send({ flowId, stepId, bodies: numbers(1_500) });
    await bench.desk.management.putQueueLimits({ flowId }, { messages: 100, bytes: 100_000_000 });
    const takesMore = () =>
      bench.send({ flowId, stepId, bodies: ["more"] }).then(
        () => true,
        () => false,
      );
    await waitFor(async () => !(await takesMore()), { what: "the limit to arrive" });
    const count = await bench.ready({ flowId, stepId });
    await expect(exportAll(flowId, stepId)).rejects.toMatchObject({
      code: "queue_full",
      message: expect.stringContaining("when nothing is sent to the flow"),
    });
    await waitFor(async () => (await bench.ready({ flowId, stepId })) >= count, { what: "all to be back" });
    const ids = (await bench.look({ flowId, stepId })).map(({ headers }) => headers.messageId);
    expect(new Set(ids).size).toBe(count);
  });

  test("shows rebounds, which keep their delay", async () => {
    const flowId = await suspended();
    const { desk } = bench;
    const queue = planDelayQueue({ flowId, stepId, tierMs: 1_048_576, queueType: "quorum" });
    await assertTopology(desk.session, { exchanges: [], queues: [queue], bindings: [] });
    const content = Buffer.from("unreadable");
    const headers = { messageId: "m1", reboundIteration: 2 };
    await desk.publisher.publish({ routingKey: queue.name, content, headers, expirationMs: 900_000, mandatory: true });
    expect(await exportAll(flowId)).toMatchObject([{ stepId, body: null, headers: { messageId: "m1" } }]);
    const kept = await desk.session.withChannel((channel) => channel.get(queue.name));
    expect(kept).toMatchObject({ properties: { expiration: "900000", headers }, content });
  });

  test("of an empty queue is empty", async () => {
    expect(await exportAll(await suspended())).toEqual([]);
  });

  test("is finished for the queue's order when its reader goes away", async () => {
    const flowId = await suspended();
    const { desk } = bench;
    const ids = await bench.send({ flowId, stepId, bodies: numbers(1_200) });
    const streamId = randomUUID();
    const writing = exportMessages(desk, { flowId, stepId, streamId });
    const reader = readMessages(desk.redisPlace, { streamId, signal: desk.signal });
    await reader.next();
    await reader.return(undefined);
    await expect(writing).rejects.toMatchObject({ code: "unavailable" });
    const waiting = await bench.look({ flowId, stepId });
    expect(waiting.map(({ headers }) => headers.messageId)).toEqual(ids);
    expect(waiting.map(({ headers }) => headers["x-delivery-count"])).toEqual(Array(1_200).fill(0));
  });

  test("that loses the broker on the way fails, and loses no message", async () => {
    const flowId = await suspended();
    const { desk, vhost } = bench;
    const ids = await bench.send({ flowId, stepId, bodies: numbers(2_000) });
    const streamId = randomUUID();
    const writing = exportMessages(desk, { flowId, stepId, streamId });
    const reader = readMessages(desk.redisPlace, { streamId, signal: desk.signal });
    // The stream holds a part of them: the round stands still until somebody reads on.
    await reader.next();
    await waitFor(() => vhost.cutConnections(), { what: "the connection to be cut" });
    const reading = (async () => {
      for await (const _message of reader);
    })();
    await expect(writing).rejects.toMatchObject({ code: "unavailable" });
    await expect(reading).rejects.toMatchObject({ code: "unavailable" });
    await waitFor(() => desk.session.isConnected, { what: "the connection to come back" });
    const left = await waitFor(
      async () => {
        const waiting = await bench.look({ flowId, stepId });
        return waiting.length >= ids.length ? waiting : undefined;
      },
      { what: "what was in hand to be back" },
    );
    expect(new Set(left.map(({ headers }) => headers.messageId))).toEqual(new Set(ids));
  });

  test("is refused while containers take messages, with the cure", async () => {
    const flowId = await bench.addFlow({ versions: ["step_1>step_2"] });
    await expect(exportAll(flowId)).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringMatching(/Suspend ".*" or pause the step first/),
    });
    const { desk } = bench;
    await desk.db.flow.update({ where: { id: flowId }, data: { stepWishes: { [stepId]: { paused: true } } } });
    expect(await exportAll(flowId, stepId)).toEqual([]);
    const queue = stepQueue({ flowId, stepId, kind: "messages" });
    const consumer = await desk.session.consume({ queue, prefetch: 1, onMessage: () => {} });
    await expect(exportAll(flowId, stepId)).rejects.toThrow(/still finish what they hold/);
    await consumer.close();
    await desk.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await expect(exportAll(flowId)).rejects.toMatchObject({ code: "wrong_state" });
    await expect(exportAll("nobody")).rejects.toMatchObject({ code: "not_found" });
  });

  test("shows what is held in front of a step that the version has no more", async () => {
    const flowId = await bench.addFlow({ versions: ["step_1>step_2", "step_1>step_3"] });
    await bench.send({ flowId, stepId, bodies: ["held"] });
    expect(await exportAll(flowId, stepId)).toMatchObject([{ stepId, body: "held" }]);
    expect(await queueDepth(bench.desk.session, stepQueue({ flowId, stepId, kind: "messages" }))).toMatchObject({
      ready: 1,
    });
    await expect(exportAll(flowId, "step_9")).rejects.toMatchObject({ code: "not_found" });
  });
});
