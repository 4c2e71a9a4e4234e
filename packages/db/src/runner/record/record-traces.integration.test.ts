import { expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { forEachTestAFlow } from "../../testing/for-each-test-a-flow.ts";
import type { TestWorkspace } from "../../testing/open-test-workspace.ts";
import { dropOldMinutes } from "./add-to-minutes.ts";
import type { ExecutionChange } from "./apply-to-executions.ts";
import { dropOldPartitions, ensureDayPartitions } from "./ensure-day-partitions.ts";
import type { TraceRow } from "./insert-traces.ts";
import { recordTraces } from "./record-traces.ts";
import { settleExecutions } from "./settle-executions.ts";

let place: TestWorkspace;
let db: Database;
let flowId: string;

forEachTestAFlow((given) => {
  ({ place, db, flowId } = given);
});

const at = Date.now();
const day = new Date(at).toISOString().slice(0, 10);

function change(given: Partial<ExecutionChange>): ExecutionChange {
  return {
    day,
    id: "thread",
    workspaceId: place.workspaceId,
    flowId,
    execId: "e1",
    firstAt: at,
    lastAt: at,
    pending: 0,
    errors: 0,
    messages: 1,
    ...given,
  };
}

function trace(given: Partial<TraceRow>): TraceRow {
  return {
    at,
    flowId,
    stepId: "step_1",
    execId: "e1",
    threadId: "thread",
    messageId: "m",
    parentMessageId: null,
    containerId: "c",
    outcome: "processed",
    queuedMs: null,
    durationMs: 1,
    emitted: 1,
    inBytes: 1,
    outBytes: 1,
    ...given,
  };
}

const nothing = { traces: [], executions: [], counters: [], samples: [], bodies: [], minutes: [] };
const execution = (id: string) => db.execution.findFirst({ where: { flowId, id } });

test("a missing partition is made on the way", async () => {
  const longAgo = Date.UTC(2026, 0, 5);
  await recordTraces(db, {
    ...nothing,
    traces: [trace({ at: longAgo })],
    executions: [change({ day: "2026-01-05", id: "old" })],
  });
  expect(await execution("old")).toMatchObject({ pending: 1 });
  const dropped = await dropOldPartitions(db, { keepDays: 30, now: at });
  expect(dropped.sort()).toEqual(["execution_20260105", "step_trace_20260105"]);
  expect(await execution("old")).toBeNull();
});

test("the order in which steps report does not matter", async () => {
  await ensureDayPartitions(db, { days: [at] });
  await recordTraces(db, { ...nothing, executions: [change({ pending: -1, firstAt: at + 5 })] });
  await recordTraces(db, { ...nothing, executions: [change({ pending: 0 })] });
  expect(await execution("thread")).toMatchObject({ pending: 0, messages: 2, startedAt: new Date(at) });
});

test("bodies are kept with their message, the newest hundred of a step", async () => {
  const bodies = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      flowId,
      stepId: "step_1",
      messageId: `m${from + index}`,
      threadId: "thread",
      at: at + from + index,
      input: JSON.stringify({ n: from + index }),
      output: undefined,
    }));
  const gone = { ...bodies(0, 1)[0], flowId: "gone" } as ReturnType<typeof bodies>[number]; // of a flow that was deleted
  await recordTraces(db, { ...nothing, bodies: [...bodies(0, 60), gone] });
  await recordTraces(db, { ...nothing, bodies: bodies(40, 80) });
  const kept = await db.traceSample.findMany({ where: { flowId }, orderBy: { at: "asc" } });
  expect(kept).toHaveLength(100);
  expect(kept[0]).toMatchObject({ messageId: "m20", input: { n: 20 }, output: null });
  await db.traceSample.deleteMany({ where: { flowId } });
});

test("minutes add up, and old ones go", async () => {
  const minute = Math.floor(at / 60_000) * 60_000;
  const change = { flowId, stepId: "step_1", minute, received: 2, emitted: 1, errors: 1, durations: [1, 0, 1] };
  await recordTraces(db, { ...nothing, minutes: [change, { ...change, flowId: "gone" }] });
  await recordTraces(db, { ...nothing, minutes: [{ ...change, durations: [0, 2] }] });
  const rows = () => db.stepMinute.findMany({ where: { flowId } });
  expect(await rows()).toMatchObject([{ received: 4, emitted: 2, errors: 2, durations: [1, 2, 1] }]);
  await dropOldMinutes(db, { now: at + 8 * 86_400_000 });
  expect(await rows()).toEqual([]);
});

test("counters and samples of a flow that is gone are left out", async () => {
  const gone = { flowId: "gone", stepId: "step_1" };
  await recordTraces(db, {
    ...nothing,
    counters: [
      { ...gone, received: 1, emitted: 1, errors: 0 },
      { flowId, stepId: "step_1", received: 2, emitted: 1, errors: 1 },
    ],
    samples: [{ ...gone, body: "1" }],
  });
  expect(await db.stepCounter.findMany({ where: { flowId } })).toMatchObject([
    { received: 2n, emitted: 1n, errors: 1n },
  ]);
});

test("an execution whose last trace was lost is ended, and one that is at work is not", async () => {
  await ensureDayPartitions(db, { days: [at] });
  const executions = [change({ id: "lost", lastAt: at - 20_000 }), change({ id: "busy", lastAt: at })];
  await recordTraces(db, { ...nothing, executions });
  expect(await settleExecutions(db, { flowId, before: at - 10_000, isFailed: false })).toBe(1);
  expect(await execution("lost")).toMatchObject({ pending: 0, errors: 0 });
  expect(await execution("busy")).toMatchObject({ pending: 1 });
});
