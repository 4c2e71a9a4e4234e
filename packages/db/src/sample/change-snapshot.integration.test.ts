import { flowStateSchema } from "@millrace/flow";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { listTimeline } from "../timeline/list-timeline.ts";
import { resetSnapshot, setSnapshot } from "./change-snapshot.ts";
import { listSnapshots } from "./list-snapshots.ts";

let place: TestWorkspace;
let flowId: string;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = (await openTestFlow(place)).flowId;
});

const key = () => ({ workspaceId: place.workspaceId, flowId });
const set = (value: unknown, stepId = "step_1") =>
  setSnapshot(place.db, { ...key(), stepId, value, actor: place.actor });
const reset = (stepId = "step_1") => resetSnapshot(place.db, { ...key(), stepId, actor: place.actor });
const values = async () => (await listSnapshots(place.db, key())).map(({ value }) => value);
const reasons = async () =>
  (await listTimeline(place.db, { ...key(), limit: 10 })).map(({ actor, reason }) => `${actor}: ${reason}`);

test.each([[{ since: "2026-01-01" }], [[1, 2]], ["cursor"], [0], [false], [null], ["back\\u0000slash"]])(
  "%j is a snapshot",
  async (value) => {
    expect(await set(value)).toMatchObject({ stepId: "step_1", value });
    expect(await values()).toEqual([value]);
  },
);

test("it is written over and forgotten, each with a line in the name of who did it", async () => {
  await set(1);
  await set(2);
  expect(await values()).toEqual([2]);
  await reset();
  await reset(); // nothing to forget: no line
  expect(await values()).toEqual([]);
  expect((await reasons()).slice(0, 3)).toEqual([
    "Ada: Reset the snapshot of step_1",
    "Ada: Set the snapshot of step_1",
    "Ada: Set the snapshot of step_1",
  ]);
});

test("only a flow that is inactive, sleeping or suspended has its snapshots written by hand", async () => {
  const allowed: string[] = [];
  for (const state of flowStateSchema.options) {
    await place.db.flow.update({ where: { id: flowId }, data: { state } });
    const outcomes = await Promise.allSettled([set(state), reset()]);
    if (outcomes.every(({ status }) => status === "fulfilled")) allowed.push(state);
    else for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: "wrong_state" } });
  }
  expect(allowed).toEqual(["inactive", "sleeping", "suspended"]);
});

test("what is no step, no JSON or too much is refused", async () => {
  await expect(set(1, "step_9")).rejects.toMatchObject({ code: "not_found" });
  await expect(set(undefined)).rejects.toMatchObject({ code: "invalid_input" });
  await expect(set("\u0000")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(set("x".repeat(5 * 1_048_576))).rejects.toMatchObject({ code: "too_large" });
  expect(await values()).toEqual([]);
});
