import { describe, expect, test } from "vitest";
import type { Database } from "../../database.ts";
import { forEachTestAFlow } from "../../testing/for-each-test-a-flow.ts";
import { adoptVersion } from "../version/adopt-version.ts";
import { listBusyFlows } from "./list-busy-flows.ts";
import { markPolled } from "./mark-polled.ts";
import { recordTransition } from "./record-transition.ts";
import { findStepDeath, saveStepDeath } from "./step-death.ts";

let db: Database;
let flowId: string;

forEachTestAFlow((given) => {
  ({ db, flowId } = given);
});

describe("a transition", () => {
  test("is written with its line, or not at all", async () => {
    const start = { flowId, from: "inactive", to: "starting", actor: "Ada", why: "Version 1" } as const;
    expect(await recordTransition(db, { ...start, facts: { activeVersion: 1, execId: "e1" } })).toBe(true);
    expect(await recordTransition(db, start)).toBe(false);
    expect(await db.flow.findUnique({ where: { id: flowId } })).toMatchObject({
      state: "starting",
      activeVersion: 1,
      execId: "e1",
    });
    expect(await db.transition.findMany({ where: { flowId } })).toMatchObject([{ actor: "Ada", reason: "Version 1" }]);
  });

  test("that the life cycle does not know is refused", async () => {
    const leap = recordTransition(db, { flowId, from: "inactive", to: "running", actor: "x", why: "x" });
    await expect(leap).rejects.toThrow(/cannot go from inactive to running/);
  });

  test("to another version is written once, whoever comes first", async () => {
    const adopt = { flowId, from: undefined, to: 2, actor: "Ada" };
    expect(await adoptVersion(db, adopt)).toBe(true);
    expect(await adoptVersion(db, adopt)).toBe(false);
  });
});

test("a flow that the platform stopped is not busy, though nobody wished it", async () => {
  const longAgo = new Date(Date.now() - 60_000);
  await db.flow.update({
    where: { id: flowId },
    data: { desired: "running", desiredAt: longAgo, stateSince: new Date() },
  });
  const busy = async () => (await listBusyFlows(db)).some(({ id }) => id === flowId);
  expect(await busy()).toBe(false);
  await db.flow.update({ where: { id: flowId }, data: { desiredAt: new Date(Date.now() + 1_000) } });
  expect(await busy()).toBe(true);
});

test("a tick that was taken care of is not due again, whichever clock is fast", async () => {
  const polledAt = async () => (await db.flow.findUniqueOrThrow({ where: { id: flowId } })).polledAt?.getTime() ?? 0;
  const [ahead, behind] = [Date.now() + 60_000, Date.now() - 60_000];
  await markPolled(db, { flowId, tickAt: ahead });
  expect(await polledAt()).toBe(ahead);
  await markPolled(db, { flowId, tickAt: behind });
  expect(Math.abs((await polledAt()) - Date.now())).toBeLessThan(30_000);
});

test("of a step's deaths the newest is remembered, in whatever order they are told", async () => {
  const death = { flowId, stepId: "step_1", at: 2_000, containerId: "c2", exitCode: 137, outOfMemory: true };
  await saveStepDeath(db, { ...death, sealedLogs: "c2VhbGVk" });
  await saveStepDeath(db, { ...death, at: 1_000, containerId: "c1", exitCode: 1, sealedLogs: null });
  expect(await findStepDeath(db, { flowId, stepId: "step_1" })).toEqual({ ...death, sealedLogs: "c2VhbGVk" });
  await saveStepDeath(db, { ...death, flowId: "gone", sealedLogs: null });
  expect(await findStepDeath(db, { flowId: "gone", stepId: "step_1" })).toBeUndefined();
});
