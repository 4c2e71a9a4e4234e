import type { FlowState, LiveFlow } from "@millrace/flow";
import { openLivePublisher, workOn } from "@millrace/jobs";
import { waitFor } from "@millrace/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCaller } from "../../app-router.ts";
import { openTestApi, type TestApi, twoStepFile } from "../../testing/open-test-api.ts";

let api: TestApi;
let id: string;
/** Flows that the runner was asked to look at. */
const hurried: string[] = [];
let runner: { close(): Promise<void> };

beforeAll(async () => {
  api = await openTestApi();
  runner = workOn(api.services.redisPlace, {
    name: "reconcile",
    concurrency: 1,
    handle: async ({ flowId }) => {
      hurried.push(flowId);
      return null;
    },
    onError: () => {},
  });
  await api.ours.call.credential.create({ component: "outlet", name: "Shop", values: { user: "a" }, verify: false });
});
afterAll(async () => {
  await runner?.close();
  await api?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const file = twoStepFile({ name: crypto.randomUUID(), credential: "Shop" });
  id = (await api.ours.call.flow.applyFile({ file, publish: true })).id;
});

const row = () => api.services.db.flow.findUniqueOrThrow({ where: { id } });

/** As the runner writes it. */
async function reach(state: FlowState, facts: object = {}): Promise<void> {
  const { db } = api.services;
  await db.flow.update({ where: { id }, data: { activeVersion: 1, ...facts } });
  await db.$executeRaw`UPDATE flow SET state = ${state}::flow_state, state_since = clock_timestamp() WHERE id = ${id}`;
}

test("every wish is written, answered with the state of the moment, and passed on to the runner", async () => {
  const { flow } = api.ours.call;
  const hurriedBefore = hurried.length;
  expect(await flow.start({ id })).toEqual({ id, state: "inactive" });
  await reach("running");
  expect(await flow.suspend({ id })).toEqual({ id, state: "running" });
  await reach("suspended", { retentionEndsAt: new Date("2026-12-01T00:00:00Z") });
  expect(await flow.extendRetention({ id, days: 1 })).toEqual({ id, retentionEndsAt: "2026-12-02T00:00:00.000Z" });
  expect(await flow.resume({ id })).toEqual({ id, state: "suspended" });
  await reach("running");
  expect(await flow.stop({ id, drain: true, drainSeconds: 60 })).toEqual({ id, state: "running" });
  expect((await row()).drainEndsAt).not.toBeNull();
  expect(await flow.stop({ id })).toEqual({ id, state: "running" });
  expect(await row()).toMatchObject({ desired: "inactive", drainEndsAt: null, desiredBy: "ours" });
  await waitFor(() => hurried.length - hurriedBefore >= 6, { what: "the runner to be told of six wishes" });
  expect(new Set(hurried.slice(hurriedBefore))).toEqual(new Set([id]));
});

test("a flow whose workspace became stricter starts all the same; one without its credential does not", async () => {
  const { credential, flow, workspace } = api.ours.call;
  const spare = await credential.create({ component: "outlet", name: "Spare", values: { user: "a" }, verify: false });
  const file = { ...twoStepFile({ name: "limits", credential: "Spare" }), limits: { messages: 70_000 } };
  const { id: strict } = await flow.applyFile({ file, publish: true });
  await workspace.update({ maxMessages: 1000 });
  try {
    await flow.start({ id: strict });
    await flow.stop({ id: strict });
    await credential.delete({ id: spare.id ?? "" });
    await expect(flow.start({ id: strict })).rejects.toMatchObject({ cause: { code: "invalid_flow" } });
    await api.services.db.flow.update({ where: { id: strict }, data: { state: "suspended" } });
    await expect(flow.resume({ id: strict })).rejects.toMatchObject({ cause: { code: "invalid_flow" } });
  } finally {
    await workspace.update({ maxMessages: 75_000 });
  }
});

test("the status tells what waits, who waits for what, and until when", async () => {
  const { flow } = api.ours.call;
  const publisher = openLivePublisher(api.services.redisPlace);
  const retentionEndsAt = new Date("2026-12-01T00:00:00Z");
  const wake = { at: 1, cause: "webhook", scheduleMs: 1, createMs: 2, startMs: 3, connectMs: 4 } as const;
  await reach("suspended", { retentionEndsAt, previousVersion: 4, refusedVersion: 5, wake });
  const figures = { in: 9, out: 9, errors: 0, inPerSecond: 0, outPerSecond: 0, containers: [] };
  const picture: LiveFlow = {
    flowId: id,
    workspaceId: api.ours.workspaceId,
    at: Date.now() + 1000,
    state: "suspended",
    since: (await row()).stateSince.getTime(),
    steps: [
      { id: "step_1", ready: 5, unacked: 1, rebounds: 2, quarantined: 0, bytes: 77, ...figures },
      { id: "step_2", ready: 10, unacked: 0, rebounds: 0, quarantined: 3, isPaused: true, ...figures },
    ],
    limits: { messages: 100, bytes: 1000 },
    held: [{ stepId: "step_0", messages: 4 }],
    rollOut: { done: 1, steps: 2 },
  };
  await publisher.publish(picture);
  const waiting = { ready: 19, unacked: 1, rebounds: 2, quarantined: 3 };
  expect(await flow.status({ id })).toMatchObject({
    state: "suspended",
    desired: "inactive",
    retentionEndsAt: retentionEndsAt.toISOString(),
    previousVersion: 4,
    rollOut: { done: 1, steps: 2 },
    refusedVersion: 5,
    steps: [{ bytes: 77, isPaused: false, replicas: 1, prefetch: 20 }, { isPaused: true }],
    waiting,
    limits: { messages: 100, bytes: 1000 },
    held: [{ stepId: "step_0", messages: 4 }],
    wake,
  });
  const times = { retentionEndsAt: retentionEndsAt.toISOString(), previousVersion: 4 };
  expect(await flow.get({ id })).toMatchObject({ waiting, refusedVersion: 5, stepWishes: {}, ...times });
  expect((await flow.list()).find((other) => other.id === id)).toMatchObject({ ...times, quarantined: 0 });

  await reach("running", { retentionEndsAt: null });
  expect(await flow.status({ id })).toMatchObject({
    waiting: { ready: 0, unacked: 0, rebounds: 0, quarantined: 0 },
    limits: { messages: 75_000, bytes: 200 * 1_048_576 },
    held: [],
  });
  publisher.close();
});

test("single steps are paused, resumed and scaled, and the status shows it at once", async () => {
  const { flow } = api.ours.call;
  await reach("running");
  expect(await flow.pauseStep({ id, stepId: "step_2" })).toEqual({
    id,
    stepId: "step_2",
    isPaused: true,
    replicas: 1,
    prefetch: 20,
  });
  expect(await flow.scaleStep({ id, stepId: "step_2", replicas: 3 })).toMatchObject({ replicas: 3, prefetch: 20 });
  expect(await flow.status({ id })).toMatchObject({ steps: [{}, { isPaused: true, replicas: 3 }] });
  expect(await flow.scaleStep({ id, stepId: "step_2", replicas: null })).toMatchObject({ replicas: 1 });
  expect(await flow.resumeStep({ id, stepId: "step_2" })).toMatchObject({ isPaused: false });
  await expect(flow.scaleStep({ id, stepId: "step_2" })).rejects.toMatchObject({ cause: { code: "invalid_input" } });
  // A webhook trigger may have several containers.
  expect(await flow.scaleStep({ id, stepId: "step_1", replicas: 2 })).toMatchObject({ replicas: 2 });
});

test("a polling trigger has one container that takes one message", async () => {
  const { flow } = api.ours.call;
  const file = twoStepFile({ name: "polling", credential: "Shop" });
  const [, send] = file.graph.nodes;
  const nodes = send ? [{ id: "step_1", command: "inlet:poll", fields: {} }, send] : [];
  id = (await flow.applyFile({ file: { ...file, graph: { ...file.graph, nodes } }, publish: true })).id;
  await reach("running");
  for (const change of [{ replicas: 2 }, { prefetch: 2 }]) {
    await expect(flow.scaleStep({ id, stepId: "step_1", ...change })).rejects.toMatchObject({
      cause: { code: "invalid_input", message: expect.stringContaining("polling trigger") },
    });
  }
  expect(await flow.scaleStep({ id, stepId: "step_1", replicas: 1 })).toMatchObject({ replicas: 1 });
  expect(await flow.pauseStep({ id, stepId: "step_1" })).toMatchObject({ isPaused: true });
});

test("snapshots are written, read and forgotten, with their lines in the timeline, page by page", async () => {
  const { flow } = api.ours.call;
  expect(await flow.setSnapshot({ id, stepId: "step_1", value: { since: 7 } })).toMatchObject({ value: { since: 7 } });
  expect(await flow.snapshot({ id })).toMatchObject([{ stepId: "step_1", value: { since: 7 } }]);
  expect(await flow.resetSnapshot({ id, stepId: "step_1" })).toEqual({ id, stepId: "step_1" });
  expect(await flow.snapshot({ id })).toEqual([]);
  const [last] = await flow.timeline({ id, limit: 1 });
  expect(last).toMatchObject({ actor: "ours", reason: "Reset the snapshot of step_1", numbers: {} });
  const before = await flow.timeline({ id, before: last?.id ?? "", limit: 1 });
  expect(before).toMatchObject([{ reason: "Set the snapshot of step_1" }]);
  await reach("running");
  await expect(flow.setSnapshot({ id, stepId: "step_1", value: 1 })).rejects.toMatchObject({
    cause: { code: "wrong_state" },
  });
});

test("held messages are settled by the runner, in the name of who asked", async () => {
  const { flow } = api.ours.call;
  const asked: unknown[] = [];
  const worker = workOn(api.services.redisPlace, {
    name: "settle-held",
    concurrency: 1,
    handle: async (payload) => {
      asked.push(payload);
      return { moved: 3, dropped: 0 };
    },
    onError: () => {},
  });
  expect(await flow.settleHeld({ id, stepId: "step_0", action: "reroute" })).toEqual({ moved: 3, dropped: 0 });
  expect(asked).toEqual([{ flowId: id, stepId: "step_0", action: "reroute", actor: "ours" }]);
  await worker.close();
});

test("only owners and administrators change what the workspace allows; everybody sees it", async () => {
  const { ours, services } = api;
  const asRole = (role: string) =>
    createCaller({
      ...services,
      caller: { actor: { name: role }, workspaceId: ours.workspaceId, workspaceName: "ours", role, user: undefined },
    });
  await expect(asRole("member").workspace.update({ retentionDays: 3 })).rejects.toMatchObject({
    cause: { code: "forbidden" },
  });
  expect(await asRole("admin").workspace.update({ retentionDays: 3 })).toMatchObject({ retentionDays: 3 });
  expect(await asRole("member").workspace.get()).toMatchObject({
    retentionDays: 3,
    limited: false,
    maxMessages: 75_000,
  });
  expect(await asRole("owner").workspace.update({ name: " Renamed " })).toMatchObject({ name: "Renamed" });
  await expect(asRole("owner").workspace.update({ name: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(asRole("owner").workspace.update({ minIdleSeconds: 4 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(asRole("owner").workspace.update({ maxMessages: 0 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
