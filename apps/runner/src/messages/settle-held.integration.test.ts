import { assertTopology, planDelayQueue } from "@millrace/broker";
import { recordTraces } from "@millrace/db";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settleHeld } from "./settle-held.ts";
import { openTestDesk, type TestDesk } from "./testing/open-test-desk.ts";

let bench: TestDesk;
let flowId: string;

beforeAll(async () => {
  bench = await openTestDesk();
});
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  // In between, a version that had neither.
  flowId = await bench.addFlow({ versions: ["in>old in>mail", "in>mail", "in>mail in>new"] });
});

const settle = (action: "reroute" | "drop", stepId = "old") =>
  settleHeld(bench.desk, { flowId, stepId, action, actor: "Ada" });
const ready = (stepId: string) => bench.ready({ flowId, stepId });
const timeline = () =>
  bench.desk.db.transition.findMany({ where: { flowId }, select: { actor: true, reason: true, numbers: true } });

describe("messages held in front of a removed step", () => {
  test("go to the step that took its place, as from their sender, in their order", async () => {
    const bodies = Array.from({ length: 700 }, (_, index) => index);
    const ids = await bench.send({ flowId, stepId: "old", sender: "in", bodies });
    expect(await settle("reroute")).toEqual({ moved: 700, dropped: 0 });
    const moved = await bench.look({ flowId, stepId: "new" });
    expect(moved.map(({ body }) => body)).toEqual(bodies);
    expect(moved[0]?.headers).toMatchObject({ messageId: ids[0], stepId: "in", threadId: expect.any(String) });
    expect([await ready("old"), await ready("mail")]).toEqual([0, 0]);
    const reason = "Moved 700 messages held in front of old to new";
    expect(await timeline()).toEqual([{ actor: "Ada", reason, numbers: { moved: 700 } }]);
    expect(await settle("reroute")).toEqual({ moved: 0, dropped: 0 });
    expect(await timeline()).toHaveLength(1);
  });

  test("go back to the step that works again when the version that had theirs was given up", async () => {
    flowId = await bench.addFlow({ versions: ["in>mail", "in>new"] });
    await bench.desk.db.flow.update({ where: { id: flowId }, data: { activeVersion: 1, refusedVersion: 2 } });
    await bench.send({ flowId, stepId: "new", sender: "in", bodies: ["one"] });
    expect(await settle("reroute", "new")).toEqual({ moved: 1, dropped: 0 });
    expect([await ready("new"), await ready("mail")]).toEqual([0, 1]);
  });

  test("include those that asked to come again later", async () => {
    const { desk } = bench;
    const queue = planDelayQueue({ flowId, stepId: "old", tierMs: 1_048_576, queueType: "quorum" });
    await assertTopology(desk.session, { exchanges: [], queues: [queue], bindings: [] });
    const headers = { messageId: "m1", stepId: "in", reboundIteration: 3 };
    const content = Buffer.from("{}");
    await desk.publisher.publish({ routingKey: queue.name, content, headers, expirationMs: 900_000, mandatory: true });
    expect(await settle("reroute")).toMatchObject({ moved: 1 });
    const moved = await desk.session.withChannel((channel) => channel.get(`flow-${flowId}:new:messages`));
    expect(moved).toMatchObject({ properties: { headers: { messageId: "m1", stepId: "in" }, expiration: undefined } });
    expect(moved).not.toMatchObject({ properties: { headers: { reboundIteration: 3 } } });
  });

  test("reach every new step, and are counted in their execution as often", async () => {
    flowId = await bench.addFlow({ versions: ["in>old", "in>x in>y"] });
    const { desk, workspaceId } = bench;
    await bench.send({ flowId, stepId: "old", sender: "in", bodies: ["one"] });
    const [held] = await bench.look({ flowId, stepId: "old" });
    const id = String(held?.headers.threadId);
    const day = new Date().toISOString().slice(0, 10);
    const executions = [
      {
        day,
        id,
        workspaceId,
        flowId,
        execId: "e",
        firstAt: Date.now(),
        lastAt: Date.now(),
        pending: 0,
        errors: 0,
        messages: 1,
      },
    ];
    await recordTraces(desk.db, { traces: [], executions, counters: [], samples: [], bodies: [], minutes: [] });
    expect(await settle("reroute")).toEqual({ moved: 1, dropped: 0 });
    expect([await ready("x"), await ready("y")]).toEqual([1, 1]);
    expect(await desk.db.execution.findFirst({ where: { id } })).toMatchObject({ pending: 2 });
  });

  test("are dropped when somebody says so, and the timeline says how many", async () => {
    await bench.send({ flowId, stepId: "old", sender: "in", bodies: [1, 2, 3] });
    expect(await settle("drop")).toEqual({ moved: 0, dropped: 3 });
    expect(await ready("old")).toBe(0);
    const reason = "Dropped 3 messages held in front of old";
    expect(await timeline()).toEqual([{ actor: "Ada", reason, numbers: { dropped: 3 } }]);
  });

  test("stay where they are when the new step's queue is full, and what was moved is told", async () => {
    await bench.send({ flowId, stepId: "old", sender: "in", bodies: [1, 2, 3] });
    await bench.fill({ flowId, stepId: "new", limit: 5 });
    await expect(settle("reroute")).rejects.toMatchObject({
      code: "queue_full",
      message: expect.stringMatching(/Moved 0 messages, then the queue of new was full/),
    });
    await waitFor(async () => (await ready("old")) === 3, { what: "the messages to be back in their queue" });
    expect(await timeline()).toEqual([]);
  });

  test("stay when there is nowhere to go, with what can be done", async () => {
    flowId = await bench.addFlow({ versions: ["in>old in>mail", "in>mail"] });
    await bench.send({ flowId, stepId: "old", sender: "in", bodies: [1] });
    await expect(settle("reroute")).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringContaining("Export or drop them"),
    });
    expect(await ready("old")).toBe(1);
  });

  test("are those of removed steps alone, of a flow that has queues", async () => {
    await bench.send({ flowId, stepId: "mail", sender: "in", bodies: [1] });
    await expect(settle("drop", "mail")).rejects.toMatchObject({ code: "wrong_state" });
    expect(await ready("mail")).toBe(1);
    await expect(settle("reroute", "never")).rejects.toMatchObject({ code: "not_found" });
    await bench.desk.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await expect(settle("drop")).rejects.toMatchObject({ code: "wrong_state" });
  });
});
