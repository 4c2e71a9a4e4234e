import { openFlowMessage, sealFlowMessage } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { type JobPayload, workOn } from "@millrace/jobs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestApi, type TestApi, twoStepFile } from "../testing/open-test-api.ts";

let api: TestApi;
let flowId: string;
let workers: Array<{ close(): Promise<void> }> = [];
let retries: JobPayload<"retry-errors">[] = [];
let dismissals: JobPayload<"dismiss-errors">[] = [];
/** What the runner answers about each error: why not. */
let failures: Record<string, string> = {};

beforeAll(async () => {
  api = await openTestApi();
  const { redisPlace } = api.services;
  const retry = workOn(redisPlace, {
    name: "retry-errors",
    concurrency: 1,
    handle: async (payload) => {
      retries.push(payload);
      const failed = payload.errorIds.flatMap((id) => (failures[id] ? [{ id, reason: failures[id] }] : []));
      return { retried: payload.errorIds.length - failed.length, failed };
    },
    onError: () => {},
  });
  const dismiss = workOn(redisPlace, {
    name: "dismiss-errors",
    concurrency: 1,
    handle: async (payload) => {
      dismissals.push(payload);
      return { dismissed: payload.errorIds.length };
    },
    onError: () => {},
  });
  workers = [retry, dismiss];
  await api.ours.call.credential.create({ component: "outlet", name: "Shop", values: { user: "a" }, verify: false });
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  await api?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  retries = [];
  dismissals = [];
  failures = {};
  const file = twoStepFile({ name: crypto.randomUUID(), credential: "Shop" });
  flowId = (await api.ours.call.flow.applyFile({ file, publish: true })).id;
  await api.services.db.flow.update({ where: { id: flowId }, data: { state: "running", activeVersion: 1 } });
});

const original = {
  id: "m1",
  body: { sku: "A" },
  headers: { a: 1 },
  attachments: { file: { url: "http://files/1" } },
  passthrough: { step_1: { body: { first: true } } },
};

async function record(change: object = {}): Promise<string> {
  const { db, masterKey } = api.services;
  const { workspaceId } = api.ours;
  const sealedInput = sealFlowMessage(masterKey, { flowId, message: original });
  const error = { workspaceId, flowId, stepId: "step_2", name: "Error", message: "no", sealedInput };
  return (await db.errorRecord.create({ data: { ...error, messageId: crypto.randomUUID(), ...change } })).id;
}

test("a retry names the record and who asked; nothing of the message travels", async () => {
  const id = await record();
  expect(await api.ours.call.error.retry({ id })).toEqual({ id, status: "retried" });
  expect(retries).toEqual([{ flowId, errorIds: [id], actor: "ours" }]);
});

test("an edited message travels sealed: body, headers and attachments as edited, all else as it was", async () => {
  const id = await record();
  const input = { body: { sku: "B" }, headers: {}, id: "forged", passthrough: { step_1: { body: "forged" } } };
  await api.ours.call.error.retry({ id, input });
  const sealed = retries[0]?.sealedInput ?? "";
  expect(openFlowMessage(api.services.masterKey, { flowId, sealed })).toEqual({
    ...original,
    body: { sku: "B" },
    headers: {},
  });
});

test("an edited message may be as large as any other, and no larger", async () => {
  const id = await record();
  await api.ours.call.error.retry({ id, input: { body: "x".repeat(9 * 1_048_576) } });
  const tooLarge = api.ours.call.error.retry({ id, input: { body: "x".repeat(10 * 1_048_576) } });
  await expect(tooLarge).rejects.toMatchObject({ cause: { code: "too_large" } });
  expect(retries).toHaveLength(1);
});

test("what cannot be sent again is refused before the runner is asked", async () => {
  const { error } = api.ours.call;
  const refused = { cause: { code: "wrong_state" } };
  await expect(error.retry({ id: await record({ status: "retried" }) })).rejects.toMatchObject(refused);
  await expect(error.retry({ id: await record({ status: "dismissed" }) })).rejects.toMatchObject(refused);
  await expect(error.retry({ id: await record({ sealedInput: null }) })).rejects.toMatchObject(refused);
  const id = await record();
  for (const state of ["inactive", "stopping"] as const) {
    await api.services.db.flow.update({ where: { id: flowId }, data: { state } });
    await expect(error.retry({ id })).rejects.toMatchObject({
      cause: { code: "wrong_state", message: expect.stringContaining("Start it") },
    });
    await expect(error.retryAll({ flowId })).rejects.toMatchObject(refused);
  }
  expect(retries).toEqual([]);
});

test("a message that the runner could not send stays an error, with the reason for the caller", async () => {
  const id = await record();
  failures = { [id]: "the step's queue is full" };
  await expect(api.ours.call.error.retry({ id })).rejects.toMatchObject({
    cause: { code: "conflict", message: expect.stringContaining("the step's queue is full") },
  });
});

test("dismissing asks the runner once, and not for what is settled", async () => {
  const { error } = api.ours.call;
  const id = await record({ status: "quarantined" });
  expect(await error.dismiss({ id })).toEqual({ id, status: "dismissed" });
  expect(dismissals).toEqual([{ flowId, errorIds: [id], actor: "ours" }]);
  expect(await error.dismiss({ id: await record({ status: "dismissed" }) })).toMatchObject({ status: "dismissed" });
  const retried = error.dismiss({ id: await record({ status: "retried" }) });
  await expect(retried).rejects.toMatchObject({ cause: { code: "wrong_state" } });
  expect(dismissals).toHaveLength(1);
});

const minute = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number));

test("retries of a step, a window or a kind take exactly those, the oldest first", async () => {
  const { error } = api.ours.call;
  const second = await record({ at: minute(2) });
  const first = await record({ at: minute(1) });
  const poison = await record({ at: minute(3), status: "quarantined", exitCode: 137, outOfMemory: true });
  const elsewhere = await record({ at: minute(4), stepId: "step_1" });
  await record({ at: minute(2), status: "dismissed" });
  const lost = await record({ at: minute(5), sealedInput: null });
  failures = { [second]: "the step's queue is full" };

  expect(await error.retryAll({ flowId })).toEqual({
    retried: 3,
    failed: [{ id: second, reason: "the step's queue is full" }],
    left: 0,
  });
  await error.retryAll({ flowId, stepId: "step_2", status: "open" });
  await error.retryAll({ flowId, from: minute(2).toISOString(), to: minute(3).toISOString() });
  await error.retryAll({ flowId, status: "quarantined" });
  expect(retries.map(({ errorIds }) => errorIds)).toEqual([
    [first, second, poison, elsewhere],
    [first, second],
    [second, poison],
    [poison],
  ]);
  expect(await error.retryAll({ flowId, stepId: "nobody" })).toEqual({ retried: 0, failed: [], left: 0 });
  expect(await error.dismissAll({ flowId, from: minute(4).toISOString() })).toEqual({ dismissed: 2, left: 0 });
  expect(dismissals.map(({ errorIds }) => errorIds)).toEqual([[elsewhere, lost]]);
});

test("a call takes a thousand, and says how many are left", async () => {
  const { db } = api.services;
  const common = { workspaceId: api.ours.workspaceId, flowId, stepId: "step_2", name: "Error", message: "no" };
  await db.errorRecord.createMany({
    data: Array.from({ length: 1003 }, (_, index) => ({ ...common, messageId: String(index), sealedInput: "x" })),
  });
  expect(await api.ours.call.error.retryAll({ flowId })).toEqual({ retried: 1000, failed: [], left: 3 });
  expect(await api.ours.call.error.dismissAll({ flowId })).toEqual({ dismissed: 1000, left: 3 });
});

test("the list filters by step, window and status, and says what can be retried and how a container ended", async () => {
  const { error } = api.ours.call;
  const open = await record({ at: minute(1) });
  const poison = await record({ at: minute(2), status: "quarantined", exitCode: 137, outOfMemory: true });
  const lost = await record({ at: minute(3), stepId: "step_1", sealedInput: null });
  const ids = async (filter: object) => (await error.list({ flowId, ...filter })).items.map(({ id }) => id);
  expect(await ids({})).toEqual([lost, poison, open]);
  expect(await ids({ stepId: "step_2" })).toEqual([poison, open]);
  expect(await ids({ status: "quarantined" })).toEqual([poison]);
  expect(await ids({ from: minute(2).toISOString() })).toEqual([lost, poison]);
  expect(await ids({ to: "2026-01-01T01:01:00+01:00" })).toEqual([open]);
  expect((await error.list({ flowId })).items).toMatchObject([
    { canRetry: false },
    { canRetry: true, exitCode: 137, outOfMemory: true },
    { canRetry: true },
  ]);
  expect((await api.ours.call.flow.list()).find(({ id }) => id === flowId)).toMatchObject({
    openErrors: 2,
    quarantined: 1,
  });
  expect(await error.show({ id: poison })).toMatchObject({ input: original, exitCode: 137, canRetry: true });
});

test("the runner's own refusal reaches the caller with its code", async () => {
  const worker = workOn(api.services.redisPlace, {
    name: "settle-held",
    concurrency: 1,
    handle: async () => {
      throw new DomainError("wrong_state", "step_0 has no successor: export or drop its messages.");
    },
    onError: () => {},
  });
  const asked = api.ours.call.flow.settleHeld({ id: flowId, stepId: "step_0", action: "reroute" });
  await expect(asked).rejects.toMatchObject({
    cause: { code: "wrong_state", message: "step_0 has no successor: export or drop its messages." },
  });
  await worker.close();
});
