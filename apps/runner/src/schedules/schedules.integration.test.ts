import { openRedis } from "@millrace/jobs";
import { serviceUrl, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

async function snapshot(flowId: string): Promise<unknown> {
  return (await platform.db.snapshot.findFirst({ where: { flowId } }))?.value;
}

async function schedulerKeys(): Promise<string[]> {
  const redis = openRedis({ url: serviceUrl("REDIS_URL") });
  try {
    return await redis.keys(`${platform.prefix}:poll:repeat*`);
  } finally {
    redis.disconnect();
  }
}

describe("a polling flow", () => {
  test("polls at once, by hand, never twice at a time; its snapshot moves and its schedule comes back", {
    timeout: 150_000,
  }, async () => {
    const definition = {
      cron: "0 3 * * *",
      graph: {
        nodes: [
          { id: "step_1", command: "timer:cron", fields: {} },
          { id: "step_2", command: "log:write", fields: {} },
        ],
        edges: [{ source: "step_1", target: "step_2" }],
      },
    };
    const flowId = await platform.publishFlow({ definition });
    await platform.bringTo(flowId, "running");
    await waitFor(async () => JSON.stringify(await snapshot(flowId)) === '{"count":1}', {
      what: "the first poll",
      timeoutMs: 30_000,
    });
    expect((await schedulerKeys()).length).toBeGreaterThan(0);

    await platform.jobs.ask("run-now", { payload: { flowId, actor: "tester" }, timeoutMs: 10_000 });
    await waitFor(async () => JSON.stringify(await snapshot(flowId)) === '{"count":2}', {
      what: "the second poll",
      timeoutMs: 30_000,
    });

    const redis = openRedis({ url: serviceUrl("REDIS_URL") });
    await redis.del(...(await schedulerKeys()));
    await waitFor(async () => (await schedulerKeys()).length > 0, {
      what: "the schedule to come back",
      timeoutMs: 15_000,
    });
    redis.disconnect();

    await platform.bringTo(flowId, "inactive");
    expect(await schedulerKeys()).toEqual([]);
    expect(await snapshot(flowId)).toEqual({ count: 2 });
    const asking = platform.jobs.ask("run-now", { payload: { flowId, actor: "tester" }, timeoutMs: 10_000 });
    await expect(asking).rejects.toThrow(/is Inactive: start it first/);
  });

  test("that was asleep or had nobody to poll it polls once for all missed ticks, and says so", {
    timeout: 90_000,
  }, async () => {
    // Every five minutes, but not within the next two: only missed ticks are to be polled for while this test looks.
    const offset = (new Date().getUTCMinutes() + 3) % 5;
    const definition = {
      cron: `${offset}-59/5 * * * *`,
      idleSeconds: 5,
      graph: {
        nodes: [
          { id: "step_1", command: "timer:cron", fields: {} },
          { id: "step_2", command: "log:write", fields: {} },
        ],
        edges: [{ source: "step_1", target: "step_2" }],
      },
    };
    const flowId = await platform.publishFlow({ definition });
    await platform.wish(flowId, "running");
    await waitFor(async () => JSON.stringify(await snapshot(flowId)) === '{"count":1}', {
      what: "the poll of the start",
      timeoutMs: 30_000,
    });
    await platform.waitForState(flowId, "sleeping", 60_000);
    const longAgo = new Date(Date.now() - 32 * 60_000);
    await platform.db.flow.update({ where: { id: flowId }, data: { polledAt: longAgo, startedAt: longAgo } });
    await platform.jobs.tell("reconcile", { flowId });
    await waitFor(async () => JSON.stringify(await snapshot(flowId)) === '{"count":2}', {
      what: "the missed poll",
      timeoutMs: 30_000,
    });
    const lines = await platform.db.transition.findMany({ where: { flowId, actor: "schedule" } });
    expect(lines.map(({ reason, numbers }) => ({ reason, numbers }))).toEqual([
      { reason: "Its schedule is due", numbers: {} },
      {
        reason: expect.stringMatching(/ticks of the schedule were missed/),
        numbers: { missedTicks: expect.any(Number) },
      },
    ]);
    await platform.waitForState(flowId, "sleeping", 60_000);
    expect(await snapshot(flowId)).toEqual({ count: 2 });
    await platform.bringTo(flowId, "inactive");
  });
});
