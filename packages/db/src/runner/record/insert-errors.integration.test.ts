import { expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { forEachTestAFlow } from "../../testing/for-each-test-a-flow.ts";
import type { TestWorkspace } from "../../testing/open-test-workspace.ts";
import { hasErrorRecord, insertErrors, type NewError } from "./insert-errors.ts";

let place: TestWorkspace;
let db: Database;
let flowId: string;

forEachTestAFlow((given) => {
  ({ place, db, flowId } = given);
});

function failure(given: Partial<NewError> = {}): NewError {
  return {
    workspaceId: place.workspaceId,
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
