import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertErrors, type NewError } from "../runner/record/insert-errors.ts";
import { recordTraces } from "../runner/record/record-traces.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { listRetryable } from "./list-retryable.ts";
import { settleErrors } from "./settle-errors.ts";

let space: TestWorkspace;
let flowId: string;
let threadId: string;

const at = Date.now();
const day = new Date(at).toISOString().slice(0, 10);

beforeAll(async () => {
  space = await openTestWorkspace();
});

afterAll(async () => {
  await space[Symbol.asyncDispose]();
});

beforeEach(async () => {
  flowId = (await space.db.flow.create({ data: { workspaceId: space.workspaceId, name: crypto.randomUUID() } })).id;
  threadId = crypto.randomUUID();
});

function failure(given: Partial<NewError>): NewError {
  return {
    workspaceId: space.workspaceId,
    flowId,
    stepId: "step_2",
    execId: "e1",
    threadId,
    messageId: crypto.randomUUID(),
    at,
    name: "Error",
    message: "no",
    stack: null,
    sealedInput: "c2VhbGVk",
    sealedLogs: null,
    inputHeaders: { stepId: "step_1", protocolVersion: 1, "x-eio-meta-trace-id": "t" },
    ...given,
  };
}

/** An execution in which so many messages have failed, and nothing is on its way. */
async function failedExecution(errors: number): Promise<void> {
  const execution = {
    day,
    id: threadId,
    workspaceId: space.workspaceId,
    flowId,
    execId: "e1",
    firstAt: at,
    lastAt: at,
  };
  await recordTraces(space.db, {
    traces: [],
    executions: [{ ...execution, pending: -1, errors, messages: 3 }],
    counters: [],
    samples: [],
    bodies: [],
    minutes: [],
  });
}

const execution = () => space.db.execution.findFirst({ where: { id: threadId } });
/** In no particular order. */
const idsOf = async (where: object) =>
  (await space.db.errorRecord.findMany({ where: { flowId, ...where } })).map(({ id }) => id);

describe("errors of an execution that are retried", () => {
  test("put their messages back on their way in it, once", async () => {
    await failedExecution(3);
    await insertErrors(space.db, [failure({}), failure({ isQuarantined: true }), failure({})]);
    const [first, second, third] = await idsOf({});
    const errorIds = [first ?? "", second ?? ""];
    const settle = { flowId, errorIds, status: "retried", actor: "Ada" } as const;
    expect((await settleErrors(space.db, settle)).sort()).toEqual([...errorIds].sort());
    expect(await execution()).toMatchObject({ pending: 2, errors: 1 });
    expect(await settleErrors(space.db, settle)).toEqual([]);
    expect(await execution()).toMatchObject({ pending: 2, errors: 1 });
    expect(await idsOf({ settledAt: null })).toEqual([third]);
    expect(await idsOf({ settledBy: "Ada", settledAt: { not: null } })).toHaveLength(2);
  });

  test("without an execution on record are retried all the same", async () => {
    await insertErrors(space.db, [failure({}), failure({ threadId: null })]);
    const errorIds = await idsOf({});
    expect(await settleErrors(space.db, { flowId, errorIds, status: "retried", actor: "Ada" })).toHaveLength(2);
    expect(await execution()).toBeNull();
  });
});

test("an error that is dismissed stays an error of its execution", async () => {
  await failedExecution(1);
  await insertErrors(space.db, [failure({})]);
  const errorIds = await idsOf({});
  expect(await settleErrors(space.db, { flowId, errorIds, status: "dismissed", actor: "Ada" })).toEqual(errorIds);
  expect(await execution()).toMatchObject({ pending: 0, errors: 1 });
});

test("errors of another flow are neither found nor settled", async () => {
  await insertErrors(space.db, [failure({})]);
  const errorIds = await idsOf({});
  const other = { flowId: "another", errorIds };
  expect(await settleErrors(space.db, { ...other, status: "dismissed", actor: "Ada" })).toEqual([]);
  expect(await listRetryable(space.db, other)).toEqual([]);
});

test("what a retry needs of an error is read back as it was written", async () => {
  const death = { exitCode: 137, outOfMemory: true };
  await insertErrors(space.db, [
    failure({ messageId: "late", at: at + 1, inputHeaders: null, sealedInput: null }),
    failure({ messageId: "early", isQuarantined: true, death }),
  ]);
  const errorIds = await idsOf({});
  expect(await listRetryable(space.db, { flowId, errorIds: [...errorIds, "unknown"] })).toMatchObject([
    {
      messageId: "early",
      status: "quarantined",
      threadId,
      sealedInput: "c2VhbGVk",
      inputHeaders: { stepId: "step_1", protocolVersion: 1, "x-eio-meta-trace-id": "t" },
    },
    { messageId: "late", status: "open", sealedInput: undefined, inputHeaders: {} },
  ]);
  expect(await idsOf({ exitCode: 137, outOfMemory: true })).toHaveLength(1);
});
