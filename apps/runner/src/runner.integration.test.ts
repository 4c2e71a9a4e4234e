import { createManagement, type QueueFacts } from "@millrace/broker";
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

const twoSteps = {
  graph: {
    nodes: [
      { id: "step_1", command: "webhook:receive", fields: {} },
      { id: "step_2", command: "transform:jsonata", fields: { expression: '{"doubled": n * 2}' } },
    ],
    edges: [{ source: "step_1", target: "step_2" }],
  },
};

const management = () => createManagement({ url: platform.vhost.managementUrl, vhost: platform.vhost.vhost });

async function queues(flowId: string): Promise<QueueFacts[]> {
  return await management().listQueues(`flow-${flowId}:`);
}

describe("a flow", () => {
  test("starts, moves messages and leaves nothing behind when it stops", { timeout: 180_000 }, async () => {
    const { db } = platform;
    const flowId = await platform.publishFlow({ definition: twoSteps });
    await platform.bringTo(flowId, "running");
    expect(await platform.containers(flowId)).toHaveLength(2);

    await platform.send(flowId, { bodies: Array.from({ length: 100 }, (_, n) => ({ n })) });
    await waitFor(async () => (await db.execution.count({ where: { flowId, pending: 0, errors: 0 } })) === 100, {
      what: "100 executions to succeed",
      timeoutMs: 30_000,
    });
    const counters = await db.stepCounter.findMany({ where: { flowId }, orderBy: { stepId: "asc" } });
    expect(
      counters.map(({ received, emitted, errors }) => [Number(received), Number(emitted), Number(errors)]),
    ).toEqual([
      [100, 100, 0],
      [100, 100, 0],
    ]);
    const sample = await db.sample.findUnique({ where: { flowId_stepId: { flowId, stepId: "step_2" } } });
    expect(sample?.body).toHaveProperty("doubled");

    await db.hookState.create({ data: { flowId, value: { subscription: 7 } } });
    await platform.bringTo(flowId, "inactive");
    expect(await db.hookState.count({ where: { flowId } })).toBe(0);
    expect(await platform.containers(flowId)).toEqual([]);
    expect(await queues(flowId)).toEqual([]);
    expect(await management().listLimitedFlows(platform.prefix)).toEqual([]);
    const timeline = await db.transition.findMany({ where: { flowId }, orderBy: { id: "asc" } });
    expect(timeline.map(({ from, to, actor }) => `${from} → ${to} (${actor})`)).toEqual([
      "inactive → starting (tester)",
      "starting → running (runner)",
      "running → stopping (tester)",
      "stopping → inactive (runner)",
    ]);
  });

  test("hands errors to its error handler, whose own come back to nobody", { timeout: 120_000 }, async () => {
    const { db } = platform;
    const flowId = await platform.publishFlow({
      definition: {
        graph: {
          nodes: [
            { id: "step_1", command: "webhook:receive" },
            { id: "step_2", command: "code:run", fields: { code: 'throw new Error("no stock of " + body.sku)' } },
            {
              id: "step_3",
              command: "transform:jsonata",
              handlesErrors: true,
              fields: { expression: '{"at": stepId, "why": error.message, "sku": errorInput.body.sku}' },
            },
            { id: "step_4", command: "code:run", fields: { code: 'throw new Error("the mail server is away")' } },
          ],
          edges: [
            { source: "step_1", target: "step_2" },
            { source: "step_3", target: "step_4" },
          ],
        },
      },
    });
    await platform.bringTo(flowId, "running");
    await platform.send(flowId, { bodies: [{ sku: "a" }, { sku: "b" }] });
    const settled = () => db.execution.count({ where: { flowId, pending: 0, errors: 2, messages: 4 } });
    await waitFor(async () => (await settled()) === 2, { what: "both errors handled" });
    const errors = await db.errorRecord.findMany({ where: { flowId } });
    const words = errors.map(({ stepId, message }) => `${stepId} ${message.replace(" (line 1 of the code)", "")}`);
    expect(words.sort()).toEqual([
      "step_2 no stock of a",
      "step_2 no stock of b",
      "step_4 the mail server is away",
      "step_4 the mail server is away",
    ]);
    const handled = await db.sample.findUnique({ where: { flowId_stepId: { flowId, stepId: "step_3" } } });
    expect(handled?.body).toMatchObject({ at: "step_2", why: expect.stringMatching(/^no stock of [ab] /) });
    await platform.bringTo(flowId, "inactive");
    expect(await queues(flowId)).toEqual([]);
  });

  test("gets back what a step sent back, and leaves no queue of it when it stops", { timeout: 120_000 }, async () => {
    const code = `
      globalThis.tried ??= new Set();
      if (tried.has(body.n)) return body;
      tried.add(body.n);
      await step.rebound("the target is busy");`;
    const flowId = await platform.publishFlow({
      definition: {
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
        nodes_config: { step_2: { rebound: { initialSeconds: 0.5 } } },
      },
    });
    await platform.bringTo(flowId, "running");
    const arrived = await platform.gather(flowId, "step_2");
    await platform.send(flowId, { bodies: Array.from({ length: 50 }, (_, n) => ({ n })) });
    await waitFor(() => new Set(arrived.map((body) => JSON.stringify(body))).size === 50, {
      what: "50 messages to get through",
      timeoutMs: 30_000,
    });
    expect(await management().listDelayQueues(platform.prefix)).toContain(`flow-${flowId}:step_2:rebounds-512`);
    await platform.bringTo(flowId, "inactive");
    expect(await queues(flowId)).toEqual([]);
    expect(await management().listDelayQueues(platform.prefix)).toEqual([]);
  });
});
