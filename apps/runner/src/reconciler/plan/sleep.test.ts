import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { container, now, observed, queue, secondStep, wantedFlow, wantedStep } from "./test-observed.ts";

const quiet = { quietSince: now - 60_000 };

function queues(second: Parameters<typeof queue>[0]) {
  return new Map([
    ["step_1", queue()],
    ["step_2", queue(second)],
  ]);
}

describe("an ordinary flow", () => {
  test("sleeps when it was quiet for its idle time", () => {
    expect(plan(observed({ quietSince: now - 59_000 }), now)).toEqual([]);
    expect(plan(observed(quiet), now)).toMatchObject([{ kind: "setState", from: "running", to: "sleeping" }]);
  });

  test.each([
    ["a message waits", { ready: 1 }],
    ["one is in hand", { unacked: 1 }],
    ["one waits for a retry", { rebounds: 1 }],
    ["it is not known whether one is in hand", { unacked: undefined }],
  ])("stays up while %s", (_what, second) => {
    expect(plan(observed({ ...quiet, queues: queues(second) }), now)).toEqual([]);
  });

  test("stays up while it is not known to be quiet", () => {
    expect(plan(observed({ quietSince: undefined }), now)).toEqual([]);
  });

  test("has its containers looked after before it sleeps", () => {
    const steps = plan(observed({ ...quiet, containers: [container()] }), now);
    expect(steps).toMatchObject([{ kind: "createContainer", stepId: "step_2" }]);
  });

  test("that is real-time never sleeps, and wakes when it became so", () => {
    const wanted = wantedFlow({ type: "realtime", idleMs: undefined });
    expect(plan(observed({ ...quiet, wanted }), now)).toEqual([]);
    expect(plan(observed({ wanted, flow: { state: "sleeping" } }), now)).toMatchObject([{ to: "running" }]);
  });
});

describe("a sleeping flow", () => {
  const flow = { state: "sleeping" as const };

  test("has no containers", () => {
    expect(plan(observed({ flow }), now)).toMatchObject([{ kind: "removeContainer" }, { kind: "removeContainer" }]);
    expect(plan(observed({ flow, containers: [] }), now)).toEqual([]);
  });

  test.each(["webhook", "run-now"] as const)("wakes for %s, with all containers at once", (cause) => {
    const steps = plan(observed({ flow, containers: [], wakeCall: { cause, at: now } }), now);
    expect(steps).toMatchObject([
      { kind: "setState", to: "running", actor: cause },
      { kind: "createContainer", stepId: "step_1" },
      { kind: "createContainer", stepId: "step_2" },
    ]);
  });

  test("wakes for a message that nobody told of", () => {
    const steps = plan(observed({ flow, containers: [], queues: queues({ ready: 1 }) }), now);
    expect(steps[0]).toMatchObject({ kind: "setState", to: "running", actor: "message" });
  });

  test("sleeps on while only a paused step has messages", () => {
    const wanted = wantedFlow({ steps: [wantedStep(), { ...secondStep, isPaused: true }] });
    expect(plan(observed({ flow, wanted, containers: [], queues: queues({ ready: 1 }) }), now)).toEqual([]);
  });

  test("that woke has no reason to show, though its queues had no consumer all the while", () => {
    const asleep = queue({ consumers: 0, silentSince: now - 600_000 });
    const queues = new Map([
      ["step_1", asleep],
      ["step_2", asleep],
    ]);
    const reasons = (createdAt: number) =>
      plan(
        observed({ queues, containers: [container({ createdAt }), container({ stepId: "step_2", createdAt })] }),
        now,
      ).filter(({ kind }) => kind === "setReason");
    expect(reasons(now - 500)).toEqual([]);
    expect(reasons(now - 31_000)).toMatchObject([{ reason: expect.stringContaining("does not take messages yet") }]);
  });

  test("that woke is looked at often until all steps take messages; then the time is noted", () => {
    const awake = { isWaking: true, flow: { stateSince: now - 100 } };
    expect(plan(observed({ ...awake, queues: queues({ consumers: 0 }) }), now)).toEqual([
      { kind: "wait", until: now + 40 },
    ]);
    expect(plan(observed(awake), now)).toEqual([{ kind: "finishWake" }]);
  });
});
