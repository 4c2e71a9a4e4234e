import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { openTestWorkspace, type TestWorkspace } from "../../testing/open-test-workspace.ts";
import { saveSnapshot } from "./save-snapshot.ts";

let place: TestWorkspace;
let db: Database;
let flowId: string;

beforeAll(async () => {
  place = await openTestWorkspace();
  db = place.db;
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = (await db.flow.create({ data: { workspaceId: place.workspaceId, name: crypto.randomUUID() } })).id;
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
