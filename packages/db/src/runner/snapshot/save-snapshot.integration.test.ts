import { expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { forEachTestAFlow } from "../../testing/for-each-test-a-flow.ts";
import { saveSnapshot } from "./save-snapshot.ts";

let db: Database;
let flowId: string;

forEachTestAFlow((given) => {
  ({ db, flowId } = given);
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
