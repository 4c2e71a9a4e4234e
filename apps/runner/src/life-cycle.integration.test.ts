import { queueDepth, stepQueue } from "@millrace/broker";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "./platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

const slowly = (milliseconds: number) => `await new Promise((done) => setTimeout(done, ${milliseconds})); return body;`;

function threeSteps({ code = "return body;", ...rest }: Record<string, unknown> & { code?: string }) {
  return {
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive", fields: {} },
        { id: "step_2", command: "code:run", fields: { code } },
        { id: "step_3", command: "log:write", fields: {} },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        { source: "step_2", target: "step_3" },
      ],
    },
    ...rest,
  };
}

async function startFlow(definition: object): Promise<string> {
  const flowId = await platform.publishFlow({ definition });
  await platform.bringTo(flowId, "running");
  return flowId;
}

async function stop(flowId: string): Promise<void> {
  await platform.bringTo(flowId, "inactive");
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

function depth(flowId: string, stepId: string) {
  return queueDepth(platform.session, stepQueue({ flowId, stepId, kind: "messages" }));
}

async function lines(flowId: string) {
  const rows = await platform.db.transition.findMany({ where: { flowId }, orderBy: { id: "asc" } });
  return rows.map(({ from, to, actor, reason, numbers }) => ({ from, to, actor, reason, numbers }));
}

async function hasContainer(flowId: string, stepId: string): Promise<boolean> {
  return (await platform.containers(flowId)).some(({ Labels }) => Labels["millrace.step"] === stepId);
}

describe("an ordinary flow", () => {
  test("sleeps without containers and wakes for its message, which it works on", { timeout: 120_000 }, async () => {
    const flowId = await startFlow(threeSteps({ idleSeconds: 5 }));
    const arrived = await platform.gather(flowId, "step_2");
    await platform.waitForState(flowId, "sleeping", 60_000);
    await waitFor(async () => (await platform.containers(flowId)).length === 0, {
      what: "all containers to be gone",
      timeoutMs: 15_000,
    });
    expect(await depth(flowId, "step_1")).toEqual({ ready: 0, consumers: 0 });

    await platform.jobs.tell("wake", { flowId, cause: "webhook", at: Date.now() });
    await platform.send(flowId, { bodies: [{ n: 1 }] });
    await waitFor(() => arrived.length === 1, { what: "the message to arrive", timeoutMs: 20_000 });
    const wakeOf = async () => (await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } })).wake;
    await waitFor(async () => JSON.stringify(await wakeOf()).includes("runMs"), {
      what: "the wake to be measured",
      timeoutMs: 20_000,
    });
    expect(await wakeOf()).toMatchObject({ cause: "webhook", createMs: expect.any(Number), runMs: expect.any(Number) });
    expect(await lines(flowId)).toContainEqual(
      expect.objectContaining({ from: "sleeping", to: "running", actor: "webhook" }),
    );

    // Nobody tells of this one: the sweep finds it.
    await platform.waitForState(flowId, "sleeping", 60_000);
    await platform.send(flowId, { bodies: [{ n: 2 }] });
    await waitFor(() => arrived.length === 2, { what: "the second message to arrive", timeoutMs: 30_000 });
    await stop(flowId);
  });

  test("that works long on one message does not sleep over it", { timeout: 60_000 }, async () => {
    const flowId = await startFlow(threeSteps({ idleSeconds: 5, code: slowly(14_000) }));
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies: [{ n: 1 }] });
    await waitFor(() => arrived.length === 1, { what: "the slow message to arrive", timeoutMs: 30_000 });
    expect((await lines(flowId)).map(({ to }) => to)).not.toContain("sleeping");
    await stop(flowId);
  });
});

describe("suspension", () => {
  test("by a full queue keeps every message, and a resume goes on with the oldest", { timeout: 150_000 }, async () => {
    const flowId = await startFlow(
      threeSteps({
        code: slowly(250),
        limits: { messages: 15 },
        nodes_config: { step_2: { prefetch: 1 } },
      }),
    );
    const arrived = await platform.gather(flowId, "step_2");
    const sent = await sendUntil(flowId, "suspended");
    expect(await platform.containers(flowId)).toEqual([]);
    const row = await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } });
    expect(row.desired).toBe("running");
    expect((row.retentionEndsAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(4.9 * 86_400_000);
    const kept = ((await depth(flowId, "step_1"))?.ready ?? 0) + ((await depth(flowId, "step_2"))?.ready ?? 0);
    expect(kept + arrived.length).toBeGreaterThanOrEqual(sent);
    expect((await lines(flowId)).find(({ to }) => to === "suspending")).toMatchObject({
      actor: "runner",
      reason: expect.stringContaining("reached its limit of 15 messages"),
    });

    await platform.bringTo(flowId, "running");
    const distinct = () => new Set(arrived.map((body) => JSON.stringify(body))).size;
    await waitFor(() => distinct() === sent, { what: `all ${sent} messages to arrive`, timeoutMs: 90_000 });
    expect((await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } })).execId).toBe(row.execId);
    await stop(flowId);
  });

  test("by hand ends when its messages' time is over, and says how many were dropped", {
    timeout: 90_000,
  }, async () => {
    const flowId = await startFlow(threeSteps({}));
    await platform.bringTo(flowId, "suspended");
    await platform.send(flowId, { bodies: numbered(7) });
    expect(await depth(flowId, "step_1")).toEqual({ ready: 7, consumers: 0 });
    await platform.db.flow.update({ where: { id: flowId }, data: { retentionEndsAt: new Date(Date.now() - 1) } });
    await platform.waitForState(flowId, "inactive");
    expect((await lines(flowId)).at(-1)).toMatchObject({
      from: "stopping",
      to: "inactive",
      numbers: { droppedMessages: 7 },
    });
    expect(await depth(flowId, "step_1")).toBeUndefined();
    // The older wish to run is spent: it stays where it is.
    await platform.jobs.tell("reconcile", { flowId });
    expect(await platform.db.flow.findUniqueOrThrow({ where: { id: flowId } })).toMatchObject({ state: "inactive" });
  });

  test("is a stop in a limited workspace", { timeout: 90_000 }, async () => {
    const where = { id: platform.workspaceId };
    await platform.db.workspace.update({ where, data: { limited: true } });
    const flowId = await startFlow(
      threeSteps({ code: slowly(15_000), limits: { messages: 10 }, nodes_config: { step_2: { prefetch: 1 } } }),
    );
    await sendUntil(flowId, "inactive");
    const told = await lines(flowId);
    expect(told.map(({ to }) => to)).not.toContain("suspending");
    expect(told.at(-1)?.numbers).toMatchObject({ droppedMessages: expect.any(Number) });
    await platform.db.workspace.update({ where, data: { limited: false } });
  });
});

/** Until the flow has brought itself into a state; what is refused is sent again. @returns how many were taken. */
async function sendUntil(flowId: string, state: "suspended" | "inactive"): Promise<number> {
  let taken = 0;
  const hasArrived = async () => (await platform.db.flow.findUnique({ where: { id: flowId } }))?.state === state;
  await waitFor(
    async () => {
      for (let burst = 0; burst < 10; burst += 1) {
        const isTaken = await platform.send(flowId, { bodies: [{ n: taken }] }).then(
          () => true,
          () => false,
        );
        if (isTaken) taken += 1;
      }
      return await hasArrived();
    },
    { what: `the flow to be ${state}`, timeoutMs: 60_000 },
  );
  return taken;
}

describe("drain, then stop", () => {
  test("finishes what is queued, in paused steps too", { timeout: 90_000 }, async () => {
    const flowId = await startFlow(threeSteps({ code: slowly(100), nodes_config: { step_2: { prefetch: 2 } } }));
    const arrived = await platform.gather(flowId, "step_2");
    await platform.db.flow.update({ where: { id: flowId }, data: { stepWishes: { step_2: { paused: true } } } });
    await platform.jobs.tell("reconcile", { flowId });
    await waitFor(async () => !(await hasContainer(flowId, "step_2")), {
      what: "the paused step's container to go",
      timeoutMs: 15_000,
    });
    await platform.send(flowId, { bodies: numbered(40) });
    await waitFor(async () => (await depth(flowId, "step_2"))?.ready === 40, {
      what: "the paused step's queue to fill",
      timeoutMs: 15_000,
    });
    expect(arrived).toEqual([]);

    await platform.wish(flowId, "inactive", { drainEndsAt: new Date(Date.now() + 60_000) });
    await platform.waitForState(flowId, "inactive", 60_000);
    expect(new Set(arrived.map((body) => JSON.stringify(body))).size).toBe(40);
    const told = await lines(flowId);
    expect(told.at(-1)?.numbers).toEqual({});
    expect(told).toContainEqual(expect.objectContaining({ reason: "Everything that was queued is finished" }));
  });

  test("stops when its time is over, and says how many were left", { timeout: 60_000 }, async () => {
    const flowId = await startFlow(threeSteps({ code: slowly(5_000), nodes_config: { step_2: { prefetch: 1 } } }));
    await platform.send(flowId, { bodies: numbered(20) });
    await platform.wish(flowId, "inactive", { drainEndsAt: new Date(Date.now() + 3_000) });
    await platform.waitForState(flowId, "inactive", 40_000);
    const told = await lines(flowId);
    expect(told).toContainEqual(expect.objectContaining({ numbers: { leftMessages: expect.any(Number) } }));
    expect(told.at(-1)?.numbers).toMatchObject({ droppedMessages: expect.any(Number) });
  });
});

describe("a single step", () => {
  test("is paused, resumed and scaled while the rest goes on", { timeout: 90_000 }, async () => {
    const flowId = await startFlow(threeSteps({}));
    const arrived = await platform.gather(flowId, "step_2");
    const wishForStep = async (stepWishes: object) => {
      await platform.db.flow.update({ where: { id: flowId }, data: { stepWishes } });
      await platform.jobs.tell("reconcile", { flowId });
    };
    const replicas = async () =>
      (await platform.containers(flowId)).filter(
        ({ Labels, State }) => Labels["millrace.step"] === "step_2" && State === "running",
      ).length;
    const first = (await platform.containers(flowId)).find(({ Labels }) => Labels["millrace.step"] === "step_1")?.Id;

    await wishForStep({ step_2: { paused: true } });
    await waitFor(async () => (await replicas()) === 0, { what: "the step to be paused", timeoutMs: 15_000 });
    await platform.send(flowId, { bodies: numbered(5) });
    await waitFor(async () => (await depth(flowId, "step_2"))?.ready === 5, { what: "5 to wait", timeoutMs: 15_000 });

    await wishForStep({ step_2: { replicas: 3 } });
    await waitFor(async () => (await depth(flowId, "step_2"))?.consumers === 3, {
      what: "three consumers",
      timeoutMs: 20_000,
    });
    await waitFor(() => arrived.length === 5, { what: "the 5 to arrive", timeoutMs: 15_000 });

    await wishForStep({});
    await waitFor(async () => (await replicas()) === 1, { what: "one replica", timeoutMs: 20_000 });
    expect((await platform.containers(flowId)).map(({ Id }) => Id)).toContain(first);
    await stop(flowId);
  });
});
