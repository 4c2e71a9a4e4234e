import { createTestDatabase, createTestProxy, type TestDatabase, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../database.ts";
import { dropOldMinutes } from "./add-to-minutes.ts";
import { adoptVersion } from "./adopt-version.ts";
import type { ExecutionChange } from "./apply-to-executions.ts";
import { dropOldPartitions, ensureDayPartitions } from "./ensure-day-partitions.ts";
import { findVersionWithStep } from "./find-version-with-step.ts";
import { openFlowLocks } from "./flow-locks.ts";
import { hasErrorRecord, insertErrors, type NewError } from "./insert-errors.ts";
import type { TraceRow } from "./insert-traces.ts";
import { listBusyFlows } from "./list-busy-flows.ts";
import { loadFlowVersion } from "./load-flow-version.ts";
import { markPolled } from "./mark-polled.ts";
import { recordTraces } from "./record-traces.ts";
import { recordTransition } from "./record-transition.ts";
import { saveSnapshot } from "./save-snapshot.ts";
import { settleExecutions } from "./settle-executions.ts";
import { findStepDeath, saveStepDeath } from "./step-death.ts";

let database: TestDatabase;
let db: Database;
let workspaceId: string;
let flowId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url });
  workspaceId = (await db.workspace.create({ data: { name: "Test", slug: "test" } })).id;
});

afterAll(async () => {
  await closeDatabase(db);
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  flowId = (await db.flow.create({ data: { workspaceId, name: crypto.randomUUID() } })).id;
});

describe("a transition", () => {
  test("is written with its line, or not at all", async () => {
    const start = { flowId, from: "inactive", to: "starting", actor: "Ada", why: "Version 1" } as const;
    expect(await recordTransition(db, { ...start, facts: { activeVersion: 1, execId: "e1" } })).toBe(true);
    expect(await recordTransition(db, start)).toBe(false);
    expect(await db.flow.findUnique({ where: { id: flowId } })).toMatchObject({
      state: "starting",
      activeVersion: 1,
      execId: "e1",
    });
    expect(await db.transition.findMany({ where: { flowId } })).toMatchObject([{ actor: "Ada", reason: "Version 1" }]);
  });

  test("that the life cycle does not know is refused", async () => {
    const leap = recordTransition(db, { flowId, from: "inactive", to: "running", actor: "x", why: "x" });
    await expect(leap).rejects.toThrow(/cannot go from inactive to running/);
  });

  test("to another version is written once, whoever comes first", async () => {
    const adopt = { flowId, from: undefined, to: 2, actor: "Ada" };
    expect(await adoptVersion(db, adopt)).toBe(true);
    expect(await adoptVersion(db, adopt)).toBe(false);
  });
});

test("a flow that the platform stopped is not busy, though nobody wished it", async () => {
  const longAgo = new Date(Date.now() - 60_000);
  await db.flow.update({
    where: { id: flowId },
    data: { desired: "running", desiredAt: longAgo, stateSince: new Date() },
  });
  const busy = async () => (await listBusyFlows(db)).some(({ id }) => id === flowId);
  expect(await busy()).toBe(false);
  await db.flow.update({ where: { id: flowId }, data: { desiredAt: new Date(Date.now() + 1_000) } });
  expect(await busy()).toBe(true);
});

test("a tick that was taken care of is not due again, whichever clock is fast", async () => {
  const polledAt = async () => (await db.flow.findUniqueOrThrow({ where: { id: flowId } })).polledAt?.getTime() ?? 0;
  const [ahead, behind] = [Date.now() + 60_000, Date.now() - 60_000];
  await markPolled(db, { flowId, tickAt: ahead });
  expect(await polledAt()).toBe(ahead);
  await markPolled(db, { flowId, tickAt: behind });
  expect(Math.abs((await polledAt()) - Date.now())).toBeLessThan(30_000);
});

describe("traces and executions", () => {
  const at = Date.now();
  const day = new Date(at).toISOString().slice(0, 10);

  function change(given: Partial<ExecutionChange>): ExecutionChange {
    return {
      day,
      id: "thread",
      workspaceId,
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
});

describe("errors and snapshots", () => {
  function failure(given: Partial<NewError> = {}): NewError {
    return {
      workspaceId,
      flowId,
      stepId: "step_1",
      execId: null,
      threadId: null,
      messageId: "m1",
      at: Date.now(),
      name: "Error",
      message: "no",
      stack: null,
      sealedInput: null,
      sealedLogs: null,
      inputHeaders: null,
      ...given,
    };
  }

  test("an error that is reported twice is kept once", async () => {
    expect(await insertErrors(db, [failure()])).toBe(1);
    expect(await insertErrors(db, [failure({ message: "again" })])).toBe(0);
    expect(await hasErrorRecord(db, { flowId, stepId: "step_1", messageId: "m1" })).toBe(true);
    expect(await hasErrorRecord(db, { flowId, stepId: "step_1", messageId: "m2" })).toBe(false);
  });

  test("the newest thousand of a flow are kept", async () => {
    const errors = Array.from({ length: 1005 }, (_, n) => failure({ messageId: `m${n}`, at: Date.now() + n }));
    await insertErrors(db, errors);
    expect(await db.errorRecord.count({ where: { flowId } })).toBe(1000);
    expect(await hasErrorRecord(db, { flowId, stepId: "step_1", messageId: "m0" })).toBe(false);
  });

  test("what lies in a quarantine is kept however old it is, and takes nobody's place", async () => {
    const aside = failure({ messageId: "aside", at: Date.now() - 60_000, isQuarantined: true });
    const others = Array.from({ length: 1000 }, (_, n) => failure({ messageId: `m${n}`, at: Date.now() + n }));
    await insertErrors(db, [aside, ...others]);
    await insertErrors(db, [failure({ messageId: "newest", at: Date.now() + 5_000 })]);
    expect(await db.errorRecord.count({ where: { flowId, status: "open" } })).toBe(1000);
    expect(await hasErrorRecord(db, { flowId, stepId: "step_1", messageId: "aside" })).toBe(true);
    expect(await hasErrorRecord(db, { flowId, stepId: "step_1", messageId: "m0" })).toBe(false);
  });

  test("of a step's deaths the newest is remembered, in whatever order they are told", async () => {
    const death = { flowId, stepId: "step_1", at: 2_000, containerId: "c2", exitCode: 137, outOfMemory: true };
    await saveStepDeath(db, { ...death, sealedLogs: "c2VhbGVk" });
    await saveStepDeath(db, { ...death, at: 1_000, containerId: "c1", exitCode: 1, sealedLogs: null });
    expect(await findStepDeath(db, { flowId, stepId: "step_1" })).toEqual({ ...death, sealedLogs: "c2VhbGVk" });
    await saveStepDeath(db, { ...death, flowId: "gone", sealedLogs: null });
    expect(await findStepDeath(db, { flowId: "gone", stepId: "step_1" })).toBeUndefined();
  });

  test("a snapshot is replaced, or merged into", async () => {
    const step = { flowId, stepId: "step_1" };
    await saveSnapshot(db, { ...step, value: { a: 1, b: 1 }, merge: false });
    await saveSnapshot(db, { ...step, value: { b: 2 }, merge: true });
    expect((await db.snapshot.findFirst({ where: { flowId } }))?.value).toEqual({ a: 1, b: 2 });
    await saveSnapshot(db, { ...step, value: "cursor", merge: false });
    expect((await db.snapshot.findFirst({ where: { flowId } }))?.value).toBe("cursor");
    await saveSnapshot(db, { flowId: "gone", stepId: "step_1", value: 1, merge: false });
  });
});

describe("locks", () => {
  test("are respected between connections and within one, and end with the connection", async () => {
    const lost: Error[] = [];
    const one = openFlowLocks({ url: database.url, onLost: (error) => lost.push(error) });
    const other = openFlowLocks({ url: database.url, onLost: () => {} });
    const unlock = await one.tryLock("flow/1");
    expect(unlock).toBeDefined();
    expect(await one.tryLock("flow/1")).toBeUndefined();
    expect(await other.tryLock("flow/1")).toBeUndefined();
    await unlock?.();
    expect(await other.tryLock("flow/1")).toBeDefined();

    expect(await one.tryLock("flow/2")).toBeDefined();
    await db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'millrace-runner-locks' AND datname = current_database()`;
    await waitFor(() => lost.length > 0, { what: "the lost connection to be told" });
    expect(await one.tryLock("flow/2")).toBeDefined();
    await one.close();
    await other.close();
  });

  test("that were lost are not let go of in the name of who has them now", async () => {
    const lost: Error[] = [];
    const locks = openFlowLocks({ url: database.url, onLost: (error) => lost.push(error) });
    const former = await locks.tryLock("flow/5");
    await db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'millrace-runner-locks' AND datname = current_database()`;
    await waitFor(() => lost.length > 0, { what: "the lost connection to be told" });
    const present = await locks.tryLock("flow/5");
    await former?.();
    expect(await locks.tryLock("flow/5")).toBeUndefined();
    await present?.();
    const other = openFlowLocks({ url: database.url, onLost: () => {} });
    expect(await other.tryLock("flow/5")).toBeDefined();
    await Promise.all([locks.close(), other.close()]);
  });

  test("are not waited for on a connection that does not answer", async () => {
    await using proxy = await createTestProxy({ url: database.url });
    const lost: Error[] = [];
    const locks = openFlowLocks({ url: proxy.url, onLost: (error) => lost.push(error), patienceMs: 300 });
    await (await locks.tryLock("flow/3"))?.();
    proxy.freeze();
    await expect(locks.tryLock("flow/3")).rejects.toThrow(/timeout/);
    expect(lost).toHaveLength(1);
    proxy.thaw();
    await waitFor(async () => (await locks.tryLock("flow/4").catch(() => undefined)) !== undefined, {
      what: "a lock on a new connection",
    });
    await locks.close();
  });
});

describe("a version with a skipped step", () => {
  const nodes = (skipped: boolean) => [
    { id: "in", command: "webhook:receive" },
    { id: "mid", command: "log:write", ...(skipped && { skipped }) },
    { id: "out", command: "log:write" },
  ];
  const edges = [
    { source: "in", target: "mid" },
    { source: "mid", target: "out" },
  ];
  const notes = [{ id: "note_1", text: "Ask Ann", position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }];

  test("is without it for those who run it, and its waiting messages belong to the version that had it", async () => {
    for (const [number, skipped] of [false, true].entries()) {
      const definition = { type: "ordinary", graph: { nodes: nodes(skipped), edges }, notes };
      await db.flowVersion.create({ data: { flowId, number: number + 1, definition, components: {} } });
    }
    const working = await loadFlowVersion(db, { flowId, version: 2 });
    expect(working?.definition.graph.nodes.map(({ id }) => id)).toEqual(["in", "out"]);
    expect(working?.definition.graph.edges).toEqual([{ source: "in", target: "out" }]);
    expect(working?.definition.notes).toBeUndefined();
    expect(await findVersionWithStep(db, { flowId, stepId: "mid", active: 2 })).toMatchObject({ version: 1 });
  });
});
