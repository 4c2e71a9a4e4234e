import { recordTraces, sealFlowMessage } from "@millrace/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { uuidV7 } from "../uuid-v7.ts";
import { importMessages } from "./import-messages.ts";
import { openTestDesk, type TestDesk } from "./testing/open-test-desk.ts";

let bench: TestDesk;
let flowId: string;

beforeAll(async () => {
  bench = await openTestDesk();
});
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = await bench.addFlow({ versions: ["step_1>step_2"], state: "suspended" });
});

function message(body: unknown, { stepId = "step_2", headers = {} }: { stepId?: string; headers?: object } = {}) {
  const sealed = sealFlowMessage(bench.masterKey, { flowId, message: { body, headers: {} } });
  return { stepId, headers: { ...headers }, sealed };
}

const put = (messages: ReturnType<typeof message>[]) => importMessages(bench.desk, { flowId, messages, actor: "Ada" });
const look = () => bench.look({ flowId, stepId: "step_2" });

describe("an import", () => {
  test("puts messages into their steps' queues in their order, each under an id of its own", async () => {
    const headers = { messageId: "old", stepId: "step_1", parentMessageId: "p", "x-eio-meta-trace-id": "t" };
    const messages = Array.from({ length: 400 }, (_, index) => message(index, { headers }));
    expect(await put(messages)).toEqual({ imported: 400, failed: [] });
    const waiting = await look();
    expect(waiting.map(({ body }) => body)).toEqual(messages.map((_, index) => index));
    expect(waiting[0]?.headers).toMatchObject({
      stepId: "step_1",
      parentMessageId: "p",
      "x-eio-meta-trace-id": "t",
      execId: "exec-1",
    });
    expect(new Set(waiting.map(({ headers: { messageId } }) => messageId)).size).toBe(400);
  });

  test("goes on with an execution that is known here, and begins one otherwise", async () => {
    const { desk, workspaceId } = bench;
    const known = uuidV7(Date.now());
    const change = { id: known, workspaceId, flowId, execId: "e", firstAt: Date.now(), lastAt: Date.now() };
    const day = new Date().toISOString().slice(0, 10);
    const executions = [{ ...change, day, pending: -1, errors: 0, messages: 1 }];
    await recordTraces(desk.db, { traces: [], executions, counters: [], samples: [], bodies: [], minutes: [] });
    const stranger = uuidV7(Date.now() - 86_400_000 * 40);
    const threads = [known, known, stranger, "of another kind"];
    await put([
      ...threads.map((threadId) => message({}, { headers: { threadId } })),
      message({}, { stepId: "gone", headers: { threadId: known } }),
    ]);
    const given = (await look()).map(({ headers: { threadId } }) => threadId);
    expect(given.slice(0, 2)).toEqual([known, known]);
    expect(new Set(given).size).toBe(3);
    expect(given).not.toContain(stranger);
    expect(await desk.db.execution.findFirst({ where: { id: known } })).toMatchObject({ pending: 2 });
  });

  test("tells what is wrong with single messages, by their place", async () => {
    const outcome = await put([message(1), message(2, { stepId: "step_9" }), message(3)]);
    expect(outcome).toEqual({
      imported: 2,
      failed: [{ index: 1, reason: "version 1 of the flow has no step step_9" }],
    });
    await bench.fill({ flowId, stepId: "step_2", limit: 5 });
    const reason = expect.stringContaining("queue is full");
    expect(await put([message(4)])).toEqual({ imported: 0, failed: [{ index: 0, reason }] });
  });

  test("needs a flow that has queues", async () => {
    await bench.desk.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
    await expect(put([message(1)])).rejects.toMatchObject({ code: "wrong_state" });
  });
});
