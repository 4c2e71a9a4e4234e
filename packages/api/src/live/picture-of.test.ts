import type { FlowRow } from "@millrace/db";
import type { FlowDefinition, LiveFlow } from "@millrace/flow";
import { expect, test } from "vitest";
import { pictureOf } from "./picture-of.ts";

const since = new Date("2026-01-01T00:00:00Z");
const now = new Date("2026-01-01T00:01:00Z");
const row: FlowRow = {
  id: "flow",
  name: "Flow",
  tags: [],
  desired: "running",
  desiredVersion: 2,
  drainEndsAt: undefined,
  stepWishes: {},
  state: "running",
  stateSince: since,
  stateReason: undefined,
  activeVersion: 2,
  previousVersion: undefined,
  refusedVersion: undefined,
  wake: undefined,
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
const node = (id: string) => ({ id, command: "x:y", fields: {} });
const definition: FlowDefinition = {
  type: "ordinary",
  limits: { messages: 100 },
  graph: { nodes: [node("step_1"), node("step_2")], edges: [{ source: "step_1", target: "step_2" }] },
  nodes_config: { step_2: { replicas: 2, prefetch: 5 } },
};
const workspace = {
  limited: false,
  maxMessages: 75_000,
  maxMegabytes: 200,
  retentionDays: 5,
  minIdleSeconds: 5,
  maxIdleSeconds: 1800,
};
const given = { workspaceId: "ws", row, definition, workspace, now };

test("containers and queues are the runner's while the state is the same", () => {
  const totals = [{ stepId: "step_2", received: 3, emitted: 2, errors: 1 }];
  const picture = pictureOf({ ...given, totals, latest });
  expect(picture).toMatchObject({ state: "running", version: 2, reason: "step_1 restarts", at: now.getTime() });
  expect(picture.steps[0]).toMatchObject(step);
  expect(picture.steps[1]).toMatchObject({ id: "step_2", in: 3, out: 2, errors: 1, containers: [], ready: 0 });
});

test("a picture from before the state changed is not shown as the present", () => {
  const stopped = { ...row, state: "inactive" as const, stateSince: now };
  expect(pictureOf({ ...given, row: stopped, totals: [], latest }).steps[0]?.containers).toEqual([]);
});

test("without a picture of the runner, the row and the version tell limits, pauses, deadlines and wishes", () => {
  const retentionEndsAt = new Date("2026-01-06T00:00:00Z");
  const paused = {
    ...row,
    state: "suspended" as const,
    retentionEndsAt,
    stepWishes: { step_2: { paused: true as const, prefetch: 1 } },
  };
  const picture = pictureOf({ ...given, row: paused, totals: [], latest });
  expect(picture).toMatchObject({
    limits: { messages: 100, bytes: 200 * 1_048_576 },
    retentionEndsAt: retentionEndsAt.getTime(),
    steps: [
      { isPaused: false, replicas: 1, prefetch: 20 },
      { isPaused: true, replicas: 2, prefetch: 1 },
    ],
  });
});

test("what the runner measured of steps counts, and what a person asked for since then", () => {
  const asked = { ...row, drainEndsAt: new Date(now.getTime() + 5000) };
  const measured = { ...step, isPaused: true, replicas: 3, prefetch: 1, bytes: 12 };
  const seen = { ...latest, steps: [measured], held: [{ stepId: "step_9", messages: 4 }] };
  const picture = pictureOf({ ...given, row: asked, totals: [], latest: seen });
  expect(picture.steps[0]).toEqual(measured);
  expect(picture).toMatchObject({ held: [{ stepId: "step_9", messages: 4 }], drainEndsAt: now.getTime() + 5000 });
});
