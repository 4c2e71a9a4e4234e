import { randomUUID } from "node:crypto";
import { ensureDayPartitions, recordTraces } from "@millrace/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
let flowId: string;
const now = Date.now();
const day = new Date(now).toISOString().slice(0, 10);

beforeAll(async () => {
  api = await openTestApi();
  flowId = (await api.ours.call.flow.create({ name: "Executed" })).id;
  await ensureDayPartitions(api.services.db, { days: [now] });
});
afterAll(() => api?.[Symbol.asyncDispose]());

interface Given {
  ageMs: number;
  pending?: number;
  errors?: number;
  /** Those it came by. */
  steps: readonly string[];
}

/** @returns its id. */
async function execute({ ageMs, pending = -1, errors = 0, steps }: Given): Promise<string> {
  const { workspaceId } = api.ours;
  const id = randomUUID();
  const at = now - ageMs;
  const times = { day, firstAt: at, lastAt: at + 40, execId: "e" };
  const counts = { pending, errors, messages: steps.length };
  const traces = steps.map((stepId, index) => ({
    at: at + index * 20,
    flowId,
    stepId,
    execId: "e",
    threadId: id,
    messageId: `${id} ${index}`,
    parentMessageId: index === 0 ? null : `${id} ${index - 1}`,
    containerId: "c",
    outcome: errors > 0 && index === steps.length - 1 ? "error" : "processed",
    queuedMs: 5,
    durationMs: 20,
    emitted: errors > 0 && index === steps.length - 1 ? 0 : 1,
    inBytes: 1,
    outBytes: 1,
  }));
  const body = { flowId, stepId: "step_1", messageId: `${id} 0`, threadId: id, at, input: undefined };
  await recordTraces(api.services.db, {
    traces,
    executions: [{ id, workspaceId, flowId, ...times, ...counts }],
    counters: [],
    samples: [],
    bodies: [{ ...body, output: JSON.stringify({ order: `100%_${ageMs}` }) }],
    minutes: [
      {
        flowId,
        stepId: "step_1",
        minute: Math.floor(at / 60_000) * 60_000,
        received: 1,
        emitted: 1,
        errors: 0,
        durations: [0, 0, 0, 1],
      },
    ],
  });
  return id;
}

test("executions are found by status, step, time and text, and without the empty ones", async () => {
  const { call, workspaceId } = api.ours;
  const { db } = api.services;
  const good = await execute({ ageMs: 1_000, steps: ["step_1", "step_2"] });
  const bad = await execute({ ageMs: 60_000, errors: 1, steps: ["step_1", "step_2", "step_3"] });
  const empty = await execute({ ageMs: 120_000, steps: ["step_1"] });
  const busy = await execute({ ageMs: 180_000, pending: 0, steps: ["step_1"] });
  const record = { workspaceId, flowId, stepId: "step_3", threadId: bad, name: "Error", sealedInput: "x" };
  await db.errorRecord.create({ data: { ...record, message: "ECONNREFUSED 10.0.0.1" } });
  const ids = async (filter: object) => {
    const { items } = await call.execution.list({ flowId, ...filter });
    return items.map(({ id }) => id);
  };
  expect(await ids({})).toEqual([good, bad, empty, busy]);
  expect(await ids({ status: "failed" })).toEqual([bad]);
  expect(await ids({ status: "running" })).toEqual([busy]);
  expect(await ids({ stepId: "step_2" })).toEqual([good, bad]);
  expect(await ids({ hideEmpty: true })).toEqual([good, bad, busy]);
  expect(await ids({ from: new Date(now - 90_000).toISOString() })).toEqual([good, bad]);
  expect(await ids({ to: new Date(now - 90_000).toISOString() })).toEqual([empty, busy]);
  expect(await ids({ search: empty.slice(0, 13) })).toEqual([empty]);
  expect(await ids({ search: "econnrefused" })).toEqual([bad]);
  expect(await ids({ search: "100%_1000" })).toEqual([good]);
  expect(await ids({ search: "1__%" })).toEqual([]);

  const first = await call.execution.list({ flowId, limit: 3 });
  expect(first.items).toHaveLength(3);
  expect(await ids({ cursor: first.nextCursor })).toEqual([busy]);
  const errors = await call.error.list({ flowId, threadId: bad });
  expect(errors.items).toMatchObject([{ stepId: "step_3", canRetry: true }]);
  expect((await call.error.list({ flowId, threadId: good })).items).toEqual([]);

  expect(await call.execution.show({ id: bad })).toMatchObject({
    status: "failed",
    steps: [{ stepId: "step_1" }, { stepId: "step_2", out: 1 }, { stepId: "step_3", errors: 1, filtered: 0 }],
  });
  expect(await call.execution.bodies({ id: good })).toMatchObject([
    { stepId: "step_1", output: { order: "100%_1000" } },
  ]);
  const points = await call.flow.throughput({ id: flowId });
  expect(points).toHaveLength(60);
  expect(points.reduce((sum, { messages }) => sum + messages, 0)).toBe(4);
  expect(points.findLast(({ messages }) => messages > 0)?.p50Ms).toBeCloseTo(2.4, 0);
  expect(points[0]).toMatchObject({ messages: 0, errors: 0 });
});
