import type { FlowRow } from "@millrace/db";
import type { LiveFlow } from "@millrace/flow";
import { expect, test } from "vitest";
import { pictureOf } from "./picture-of.ts";

const since = new Date("2026-01-01T00:00:00Z");
const now = new Date("2026-01-01T00:01:00Z");
const row: FlowRow = {
  id: "flow",
  name: "Flow",
  desired: "running",
  desiredVersion: 2,
  state: "running",
  stateSince: since,
  stateReason: undefined,
  activeVersion: 2,
  execId: "e",
  retentionEndsAt: undefined,
  lastErrorAt: undefined,
  createdAt: since,
  updatedAt: since,
  updatedBy: undefined,
};
const step = {
  id: "step_1",
  containers: [{ id: "c", state: "running" as const, restarts: 0 }],
  ...{ ready: 7, unacked: 1, rebounds: 0, quarantined: 0, in: 5, out: 4, errors: 0, inPerSecond: 1, outPerSecond: 1 },
};
const latest: LiveFlow = {
  flowId: "flow",
  workspaceId: "ws",
  at: now.getTime() - 1000,
  state: "running",
  since: since.getTime(),
  reason: "step_1 restarts",
  steps: [step],
};
const given = { workspaceId: "ws", row, stepIds: ["step_1", "step_2"], now };

test("containers and queues are the runner's while the state is the same", () => {
  const totals = [{ stepId: "step_2", received: 3, emitted: 2, errors: 1 }];
  const picture = pictureOf({ ...given, totals, latest });
  expect(picture).toMatchObject({ state: "running", version: 2, reason: "step_1 restarts", at: now.getTime() });
  expect(picture.steps[0]).toEqual(step);
  expect(picture.steps[1]).toMatchObject({ id: "step_2", in: 3, out: 2, errors: 1, containers: [], ready: 0 });
});

test("a picture from before the state changed is not shown as the present", () => {
  const stopped = { ...row, state: "inactive" as const, stateSince: now };
  expect(pictureOf({ ...given, row: stopped, totals: [], latest }).steps[0]?.containers).toEqual([]);
});
