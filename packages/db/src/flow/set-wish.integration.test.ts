import { type FlowState, lifecycle, type WishCommand } from "@millrace/flow";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestFlow } from "../testing/open-test-flow.ts";
import { openTestWorkspace, type TestWorkspace } from "../testing/open-test-workspace.ts";
import { deleteFlow } from "./delete-flow.ts";
import { findFlow } from "./find-flow.ts";
import { setWish } from "./set-wish.ts";

let place: TestWorkspace;
let flowId: string;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  flowId = (await openTestFlow(place)).flowId;
});

const ask = (command: WishCommand, more: { drainSeconds?: number; name?: string } = {}) => {
  const { db, workspaceId } = place;
  const { name = "Ada", ...rest } = more;
  return setWish(db, { workspaceId, flowId, command, actor: { name }, ...rest });
};
const row = () => place.db.flow.findUniqueOrThrow({ where: { id: flowId } });
const seen = () => findFlow(place.db, { workspaceId: place.workspaceId, flowId });

/** As the runner writes it: now, by the clock of the database. */
async function reach(state: FlowState): Promise<void> {
  await place.db.$executeRaw`
    UPDATE flow SET state = ${state}::flow_state, state_since = clock_timestamp(), active_version = 1 WHERE id = ${flowId}`;
}

test("a wish carries its time by the database's clock, newer than the state it is about, and its author", async () => {
  await place.db.$executeRaw`UPDATE flow SET state_since = now() + interval '1 hour' WHERE id = ${flowId}`;
  await ask("start");
  const { desiredAt, stateSince, desiredBy, desiredVersion } = await row();
  expect(desiredAt?.getTime()).toBeGreaterThan(stateSince.getTime());
  expect({ desiredBy, desiredVersion }).toEqual({ desiredBy: "Ada", desiredVersion: 1 });
  expect((await seen()).desired).toBe("running");
});

test("a wish to run is spent once the platform suspends the flow, and a resume renews it", async () => {
  await ask("start");
  await reach("running");
  expect((await seen()).desired).toBe("running");
  await reach("suspended");
  expect((await seen()).desired).toBe("suspended");
  const before = (await row()).desiredAt;
  expect(await ask("resume")).toEqual({ state: "suspended", version: 1 });
  expect((await seen()).desired).toBe("running");
  expect((await row()).desiredAt?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
});

test("a flow that the platform stopped by itself can be started, and deleted", async () => {
  const { db, workspaceId } = place;
  await ask("start");
  await expect(deleteFlow(db, { workspaceId, flowId })).rejects.toMatchObject({ code: "wrong_state" });
  await reach("inactive");
  expect((await seen()).desired).toBe("inactive");
  await ask("start");
  expect((await seen()).desired).toBe("running");
  await reach("inactive");
  await deleteFlow(db, { workspaceId, flowId });
});

test("draining has an end, which can be moved; stopping, starting, suspending and resuming know none", async () => {
  const { db } = place;
  const drainsFor = async () => ((await row()).drainEndsAt?.getTime() ?? 0) - ((await row()).desiredAt?.getTime() ?? 0);
  await ask("start");
  await reach("running");
  await ask("drain");
  expect(await drainsFor()).toBeCloseTo(600_000, -3);
  await reach("stopping");
  const { desiredAt } = await row();
  await ask("drain"); // again: no error, nothing changes
  expect((await row()).desiredAt).toEqual(desiredAt);
  await ask("drain", { drainSeconds: 30 });
  expect(await drainsFor()).toBeCloseTo(30_000, -3);
  await ask("stop"); // now
  expect(await row()).toMatchObject({ desired: "inactive", drainEndsAt: null });
  await expect(ask("drain")).rejects.toMatchObject({ code: "wrong_state" });

  for (const [state, command] of [
    ["inactive", "start"],
    ["running", "suspend"],
    ["suspended", "resume"],
  ] as const) {
    await reach(state);
    await db.$executeRaw`UPDATE flow SET drain_ends_at = now(), desired_at = NULL WHERE id = ${flowId}`;
    await ask(command);
    expect(await row(), command).toMatchObject({ drainEndsAt: null });
  }
});

test("asked twice for the same, the first wish and its author stay", async () => {
  const route = [
    ["start", "inactive"],
    ["suspend", "running"],
    ["resume", "suspended"],
    ["stop", "running"],
  ] as const;
  for (const [command, state] of route) {
    await reach(state);
    await ask(command, { name: "Ada" });
    const { desiredAt } = await row();
    await ask(command, { name: "Bob" });
    expect(await row(), command).toMatchObject({ desiredAt, desiredBy: "Ada" });
  }
});

test("whatever a state's table does not name is refused with what it names, and changes nothing", async () => {
  const commands = ["start", "stop", "drain", "suspend", "resume"] as const;
  for (const state of Object.keys(lifecycle) as FlowState[]) {
    const allowed: readonly string[] = lifecycle[state].commands;
    for (const command of commands.filter((other) => !allowed.includes(other))) {
      // The wish that leads to the state, so that nothing is on its way or to be taken back.
      const desired =
        state === "suspended" || state === "suspending" ? "suspended" : state === "inactive" ? "inactive" : "running";
      if (desired === "suspended" && command === "suspend") continue; // the same once more
      if (state === "starting" && (command === "start" || command === "resume")) continue; // likewise
      await place.db.flow.update({ where: { id: flowId }, data: { desired, desiredAt: null, state } });
      await expect(ask(command), `${state}: ${command}`).rejects.toMatchObject({ code: "wrong_state" });
      expect(await row()).toMatchObject({ desired, desiredAt: null });
    }
  }
});

test("resuming takes the newest version", async () => {
  await reach("suspended");
  const { db } = place;
  const published = await db.flowVersion.findFirstOrThrow({ where: { flowId } });
  await db.flowVersion.create({
    data: { flowId, number: 2, definition: published.definition ?? {}, components: published.components ?? {} },
  });
  expect(await ask("resume")).toEqual({ state: "suspended", version: 2 });
});

test("of a stop and a suspension at the same moment the later one counts, whole", async () => {
  for (let round = 0; round < 10; round++) {
    await place.db.flow.update({
      where: { id: flowId },
      data: { desired: "running", state: "running", drainEndsAt: null },
    });
    const wishes = [
      ask("drain", { name: "Drainer" }),
      ask("suspend", { name: "Suspender" }),
      ask("stop", { name: "Stopper" }),
    ];
    const outcomes = await Promise.allSettled(wishes);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    const { desired, desiredBy, drainEndsAt } = await row();
    expect([
      { desired: "inactive", desiredBy: "Drainer", isDraining: true },
      { desired: "suspended", desiredBy: "Suspender", isDraining: false },
      { desired: "inactive", desiredBy: "Stopper", isDraining: false },
    ]).toContainEqual({ desired, desiredBy, isDraining: drainEndsAt !== null });
  }
});

test("another workspace's flow does not exist", async () => {
  const { db, otherWorkspaceId, actor } = place;
  const foreign = setWish(db, { workspaceId: otherWorkspaceId, flowId, command: "start", actor });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});
