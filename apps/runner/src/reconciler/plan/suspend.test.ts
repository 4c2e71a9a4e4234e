import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { now, observed, queue, wantedFlow } from "./test-observed.ts";

function queues(second: Parameters<typeof queue>[0]) {
  return new Map([
    ["step_1", queue()],
    ["step_2", queue(second)],
  ]);
}

describe("a queue that reaches its limit", () => {
  test.each([
    ["messages", { ready: 75_000 }, "limit of 75000 messages"],
    ["bytes", { ready: 10, bytes: 200_000_000 }, "limit of 191 MB"],
  ])("of %s suspends the flow", (_what, second, words) => {
    expect(plan(observed({ queues: queues(second) }), now)).toMatchObject([
      { kind: "setState", to: "suspending", actor: "runner", why: expect.stringContaining(words) },
    ]);
  });

  test("stops a flow of a limited workspace", () => {
    const wanted = wantedFlow({ isLimited: true });
    expect(plan(observed({ wanted, queues: queues({ ready: 75_000 }) }), now)).toMatchObject([{ to: "stopping" }]);
  });

  test("leaves a resumed flow time to work it off, as long as it gets on", () => {
    const full = { queues: queues({ ready: 75_000 }), flow: { stateSince: now - 3_600_000 } };
    expect(plan(observed({ ...full, catchingUpSince: now - 59_999 }), now)).toEqual([]);
    expect(plan(observed({ ...full, catchingUpSince: now - 60_000 }), now)).toMatchObject([{ to: "suspending" }]);
    expect(plan(observed(full), now)).toMatchObject([{ to: "suspending" }]);
  });
});

describe("suspending", () => {
  const flow = { state: "suspending" as const, desired: "suspended" as const, stateSince: now - 1_000 };

  test("takes the schedule away, then the containers, which finish what they hold; then it is suspended", () => {
    const schedule = { cron: "* * * * *", timezone: "UTC" };
    expect(plan(observed({ flow, schedule }), now)).toEqual([{ kind: "removeSchedule" }]);
    expect(plan(observed({ flow }), now)).toMatchObject([
      { kind: "removeContainer", graceMs: 10_000 },
      { kind: "removeContainer", graceMs: 10_000 },
    ]);
    expect(plan(observed({ flow, containers: [], queues: queues({ ready: 5, rebounds: 2 }) }), now)).toEqual([
      {
        kind: "setState",
        from: "suspending",
        to: "suspended",
        actor: "runner",
        why: "7 messages are kept",
        numbers: { waitingMessages: 7 },
        retentionMs: 5 * 86_400_000,
      },
    ]);
  });

  test("keeps messages for a limited time although a component is gone", () => {
    const wanted = { problem: "step_2: gone", retentionMs: 7 };
    expect(plan(observed({ flow, wanted, containers: [] }), now)).toMatchObject([{ to: "suspended", retentionMs: 7 }]);
  });

  test("past its deadline ends what does not end by itself", () => {
    expect(plan(observed({ flow: { ...flow, stateSince: now - 61_000 } }), now)).toMatchObject([
      { kind: "removeContainer", graceMs: 0 },
      { kind: "removeContainer", graceMs: 0 },
    ]);
  });
});

describe("a suspended flow", () => {
  const flow = { state: "suspended" as const, desired: "suspended" as const, retentionEndsAt: now + 1 };

  test("rests until its messages' time is over, then stops", () => {
    expect(plan(observed({ flow, containers: [] }), now)).toEqual([]);
    expect(plan(observed({ flow, containers: [] }), now + 1)).toMatchObject([
      { kind: "setState", to: "stopping", actor: "runner", why: expect.stringContaining("time") },
    ]);
  });

  test("resumes with the version that is wanted now", () => {
    const resumed = { ...flow, desired: "running" as const, desiredVersion: 2 };
    expect(plan(observed({ flow: resumed, containers: [] }), now)).toEqual([
      {
        kind: "setState",
        from: "suspended",
        to: "starting",
        actor: "person",
        why: "Resumed with version 2",
        version: 2,
      },
    ]);
  });

  test("loses a schedule that could not be taken away before", () => {
    const schedule = { cron: "* * * * *", timezone: "UTC" };
    expect(plan(observed({ flow, schedule, containers: [] }), now)).toEqual([{ kind: "removeSchedule" }]);
    expect(plan(observed({ flow, schedule: "unknown", containers: [] }), now)).toEqual([]);
  });

  test("loses a container that somebody left behind", () => {
    expect(plan(observed({ flow }), now)).toMatchObject([{ kind: "removeContainer" }, { kind: "removeContainer" }]);
  });
});
