import { randomUUID } from "node:crypto";
import { insertErrors, type NewError, recordTraces, sealFlowMessage } from "@millrace/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import { dismissErrors } from "./dismiss-errors.ts";
import { retryErrors } from "./retry-errors.ts";
import { openTestDesk, type TestDesk } from "./testing/open-test-desk.ts";

let bench: TestDesk;
let flowId: string;
const step = "step_2";

beforeAll(async () => {
  bench = await openTestDesk();
});
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = await bench.addFlow({ versions: ["step_1>step_2 step_1>step_3"] });
});

interface Failed {
  body?: unknown;
  messageId?: string;
  stepId?: string;
  isQuarantined?: boolean;
  given?: Partial<NewError>;
}

async function addError({ body = {}, messageId = randomUUID(), stepId = step, isQuarantined, given }: Failed = {}) {
  const { masterKey, workspaceId, desk } = bench;
  const sealedInput = sealFlowMessage(masterKey, { flowId, message: { id: messageId, body, headers: {} } });
  const inputHeaders = { stepId: "step_1", parentMessageId: "parent", "x-eio-meta-trace-id": "t-1" };
  await insertErrors(desk.db, [
    {
      workspaceId,
      flowId,
      stepId,
      execId: "an earlier one",
      threadId: uuidV7(Date.now()),
      messageId,
      at: Date.now(),
      name: "Error",
      message: "no",
      stack: null,
      sealedInput,
      sealedLogs: null,
      inputHeaders,
      ...(isQuarantined ? { isQuarantined } : {}),
      ...given,
    },
  ]);
  return await bench.desk.db.errorRecord.findFirstOrThrow({ where: { flowId, stepId, messageId } });
}

const retry = (errorIds: string[], more: { sealedInput?: string } = {}) =>
  retryErrors(bench.desk, { flowId, errorIds, actor: "Ada", ...more });
const dismiss = (errorIds: string[]) => dismissErrors(bench.desk, { flowId, errorIds, actor: "Ada" });
const look = (kind?: "messages" | "quarantine") => bench.look({ flowId, stepId: step, ...(kind && { kind }) });
const statusOf = async (id: string) =>
  await bench.desk.db.errorRecord.findUnique({ where: { id }, select: { status: true, settledBy: true } });
const timeline = () =>
  bench.desk.db.transition.findMany({ where: { flowId }, select: { actor: true, reason: true, numbers: true } });

describe("a retry", () => {
  test("sends the input to its step as from its sender, under an id of its own", async () => {
    const error = await addError({ body: { sku: "ä-1" } });
    expect(await retry([error.id])).toEqual({ retried: 1, failed: [] });
    const [message, ...others] = await look();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      body: { sku: "ä-1" },
      headers: {
        stepId: "step_1",
        parentMessageId: "parent",
        "x-eio-meta-trace-id": "t-1",
        threadId: error.threadId,
        execId: "exec-1",
        taskId: flowId,
        workspaceId: bench.workspaceId,
        protocolVersion: 1,
        retryOf: error.id,
      },
    });
    expect(message?.headers.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(message?.headers.messageId).not.toBe(error.messageId);
    expect(await statusOf(error.id)).toEqual({ status: "retried", settledBy: "Ada" });
    expect(await timeline()).toEqual([{ actor: "Ada", reason: "Retried 1 error of step_2", numbers: { retried: 1 } }]);
  });

  test("sends an edited message in the place of its input", async () => {
    const error = await addError();
    const message = { id: "x", body: { edited: true }, headers: {} };
    await retry([error.id], { sealedInput: sealFlowMessage(bench.masterKey, { flowId, message }) });
    expect(await look()).toMatchObject([{ body: { edited: true } }]);
    const other = await addError();
    await expect(retry([error.id, other.id], { sealedInput: "x" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("of hundreds sends each once, in their order, and tells of those it could not send", async () => {
    const errors = [];
    for (let index = 0; index < 120; index += 1) {
      errors.push(await addError({ body: index, given: { at: 1_800_000_000_000 + index } }));
    }
    const gone = await addError({ stepId: "step_9" });
    const bare = await addError({ given: { sealedInput: null } });
    await dismiss([bare.id]);
    const empty = await addError({ given: { sealedInput: null } });
    const ids = [...errors, gone, bare, empty].map(({ id }) => id);
    const outcome = await retry([...ids, ids[0] ?? "", "nobody"]);
    expect(outcome.retried).toBe(120);
    expect(Object.fromEntries(outcome.failed.map(({ id, reason }) => [id, reason]))).toEqual({
      [gone.id]: "version 1 has no step step_9 any more",
      [bare.id]: "it was dismissed already",
      [empty.id]: "no message was kept of it",
      nobody: "there is no such error in this flow",
    });
    expect((await look()).map(({ body }) => body)).toEqual(errors.map((_, index) => index));
    expect(await statusOf(gone.id)).toMatchObject({ status: "open" });
    expect(await retry(ids.slice(0, 2))).toMatchObject({ retried: 0, failed: [{}, {}] });
  });

  test("by two people at once sends a message once", async () => {
    const error = await addError();
    const outcomes = await Promise.all([retry([error.id]), retry([error.id])]);
    expect(outcomes.map(({ retried }) => retried).sort()).toEqual([0, 1]);
    expect(await look()).toHaveLength(1);
  });

  test("into a full queue leaves the error open", async () => {
    await bench.fill({ flowId, stepId: step, limit: 5 });
    const errors = [await addError(), await addError()];
    const { retried, failed } = await retry(errors.map(({ id }) => id));
    expect({ retried, reasons: failed.map(({ reason }) => reason) }).toEqual({
      retried: 0,
      reasons: Array(2).fill("the step's queue is full: try again when it has room"),
    });
    for (const { id } of errors) expect(await statusOf(id)).toMatchObject({ status: "open" });
    expect(await timeline()).toEqual([]);
  });

  test("needs a flow that has queues", async () => {
    const error = await addError();
    await bench.desk.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await expect(retry([error.id])).rejects.toMatchObject({
      code: "wrong_state",
      message: expect.stringMatching(/is Inactive.*Start it first/),
    });
  });

  test("is counted among what its execution waits for", async () => {
    const error = await addError();
    const { workspaceId, desk } = bench;
    const id = error.threadId ?? "";
    const day = new Date().toISOString().slice(0, 10);
    const change = { day, id, workspaceId, flowId, execId: "e", firstAt: Date.now(), lastAt: Date.now() };
    const executions = [{ ...change, pending: -1, errors: 1, messages: 1 }];
    await recordTraces(desk.db, { traces: [], executions, counters: [], samples: [], bodies: [], minutes: [] });
    await retry([error.id]);
    expect(await desk.db.execution.findFirst({ where: { id } })).toMatchObject({ pending: 1, errors: 0 });
  });
});

describe("a message in quarantine", () => {
  async function setAside(count: number) {
    const bodies = Array.from({ length: count }, (_, index) => index);
    const ids = await bench.send({ flowId, stepId: step, sender: "step_1", bodies, key: "quarantine" });
    const errors = [];
    for (const [index, messageId] of ids.entries()) {
      errors.push(await addError({ messageId, body: index, isQuarantined: true }));
    }
    return errors;
  }

  test("is sent back alone and leaves its quarantine; the others stay", async () => {
    const errors = await setAside(5);
    expect(await retry([errors[2]?.id ?? ""])).toEqual({ retried: 1, failed: [] });
    expect((await look()).map(({ body }) => body)).toEqual([2]);
    expect((await look("quarantine")).map(({ body }) => body)).toEqual([0, 1, 3, 4]);
    expect(await statusOf(errors[2]?.id ?? "")).toMatchObject({ status: "retried" });
    expect(await statusOf(errors[1]?.id ?? "")).toMatchObject({ status: "quarantined" });
  });

  test("is dropped for good, also together with open errors", async () => {
    const errors = await setAside(4);
    const open = await addError();
    const ids = [...errors.slice(1, 3), open].map(({ id }) => id);
    expect(await dismiss(ids)).toEqual({ dismissed: 3 });
    expect((await look("quarantine")).map(({ body }) => body)).toEqual([0, 3]);
    expect(await look()).toEqual([]);
    for (const id of ids) expect(await statusOf(id)).toEqual({ status: "dismissed", settledBy: "Ada" });
    expect(await timeline()).toMatchObject([{ reason: "Dismissed 3 errors of step_2", numbers: { dismissed: 3 } }]);
    expect(await dismiss(ids)).toEqual({ dismissed: 0 });
  });

  test("can be dismissed when its queue is gone", async () => {
    const error = await addError({ stepId: "step_9", isQuarantined: true });
    expect(await dismiss([error.id])).toEqual({ dismissed: 1 });
  });
});
