import { stepWishesSchema } from "@millrace/flow";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { listTimeline } from "../timeline/list-timeline.ts";
import { changeStepWish, type StepChange } from "./change-step-wish.ts";

let place: TestWorkspace;
let flowId: string;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = (await openTestFlow(place, { nodes_config: { step_2: { replicas: 2 } } })).flowId;
  await place.db.flow.update({ where: { id: flowId }, data: { state: "running", activeVersion: 1 } });
});

const change = (stepId: string, wanted: StepChange) => {
  const { db, workspaceId, actor } = place;
  return changeStepWish(db, { workspaceId, flowId, stepId, change: wanted, actor });
};
const wishes = async () =>
  stepWishesSchema.parse((await place.db.flow.findUniqueOrThrow({ where: { id: flowId } })).stepWishes);
const lines = async () => {
  const { db, workspaceId } = place;
  const rows = await listTimeline(db, { workspaceId, flowId, limit: 20 });
  return rows
    .filter(({ reason }) => !reason.startsWith("Published"))
    .map(({ actor, reason, numbers }) => ({ actor, reason, numbers }));
};

test("pausing and resuming a step are wishes with a line each; the same again is neither", async () => {
  expect(await change("step_2", { isPaused: true })).toEqual({ isPaused: true, replicas: 2, prefetch: 20 });
  expect(await wishes()).toEqual({ step_2: { paused: true } });
  await change("step_2", { isPaused: true });
  expect(await change("step_2", { isPaused: false })).toMatchObject({ isPaused: false });
  expect(await wishes()).toEqual({});
  expect(await lines()).toEqual([
    { actor: "Ada", reason: "Resumed step_2", numbers: {} },
    { actor: "Ada", reason: "Paused step_2", numbers: {} },
  ]);
});

test("scaling says what was and what is; null goes back to the version", async () => {
  expect(await change("step_2", { replicas: 5, prefetch: 1 })).toEqual({ isPaused: false, replicas: 5, prefetch: 1 });
  expect(await change("step_2", { replicas: null })).toMatchObject({ replicas: 2, prefetch: 1 });
  expect(await wishes()).toEqual({ step_2: { prefetch: 1 } });
  expect(await lines()).toEqual([
    { actor: "Ada", reason: "Scaled step_2: replicas 5 → 2", numbers: { replicas: 2 } },
    { actor: "Ada", reason: "Scaled step_2: replicas 2 → 5, prefetch 20 → 1", numbers: { replicas: 5, prefetch: 1 } },
  ]);
});

test("a restart is a wish of its own time and a line; a pause keeps it, and a paused step refuses it", async () => {
  await change("step_2", { restartAt: 1000 });
  await change("step_2", { restartAt: 2000 });
  await change("step_2", { isPaused: true });
  expect(await wishes()).toEqual({ step_2: { paused: true, restartedAt: 2000 } });
  await expect(change("step_2", { restartAt: 3000 })).rejects.toMatchObject({ code: "wrong_state" });
  const restarts = (await lines()).filter(({ reason }) => reason === "Restarted step_2");
  expect(restarts).toHaveLength(2);
  await place.db.flow.update({ where: { id: flowId }, data: { state: "suspended", stepWishes: {} } });
  await expect(change("step_2", { restartAt: 4000 })).rejects.toThrow(/no containers to restart/);
});

test("wishes for two steps at once are both kept", async () => {
  await Promise.all([
    change("step_1", { isPaused: true }),
    change("step_2", { replicas: 4 }),
    change("step_2", { isPaused: true }),
  ]);
  expect(await wishes()).toEqual({ step_1: { paused: true }, step_2: { paused: true, replicas: 4 } });
});

test("an inactive flow has no steps to control, and no flow has steps that its version does not", async () => {
  await expect(change("step_9", { isPaused: true })).rejects.toMatchObject({ code: "not_found" });
  await place.db.flow.update({ where: { id: flowId }, data: { state: "inactive" } });
  await expect(change("step_2", { isPaused: true })).rejects.toMatchObject({
    code: "wrong_state",
    message: expect.stringContaining("Start it first"),
  });
  expect(await lines()).toEqual([]);
});
