import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { container, now, observed, queue } from "./test-observed.ts";

const flow = {
  state: "stopping" as const,
  desired: "inactive" as const,
  stateSince: now - 70_000,
  drainEndsAt: now + 10_000,
};

describe("draining", () => {
  test("takes the schedule away and keeps the containers at work", () => {
    const schedule = { cron: "* * * * *", timezone: "UTC" };
    expect(plan(observed({ flow, schedule }), now)).toEqual([{ kind: "removeSchedule" }]);
    expect(plan(observed({ flow }), now)).toEqual([{ kind: "wait", until: now + 500 }]);
    expect(plan(observed({ flow, containers: [container()] }), now)).toMatchObject([
      { kind: "createContainer", stepId: "step_2" },
      { kind: "wait" },
    ]);
  });

  test("ends when nothing has been left for a moment", () => {
    expect(plan(observed({ flow, drySince: now - 1_000 }), now)).toMatchObject([{ kind: "wait" }]);
    expect(plan(observed({ flow, drySince: now - 3_000 }), now)).toMatchObject([{ kind: "endDrain", left: 0 }]);
  });

  test("ends with its time, and says how many are left", () => {
    const queues = new Map([
      ["step_1", queue({ ready: 4, unacked: 1 })],
      ["step_2", queue({ rebounds: 2 })],
    ]);
    expect(plan(observed({ flow: { ...flow, drainEndsAt: now }, queues }), now)).toEqual([
      { kind: "endDrain", why: "The time to finish is over; 7 messages are left", left: 7 },
    ]);
  });

  test("of a flow without containers brings them up again", () => {
    expect(plan(observed({ flow, containers: [] }), now)).toMatchObject([
      { kind: "createContainer", stepId: "step_1" },
      { kind: "createContainer", stepId: "step_2" },
      { kind: "wait" },
    ]);
  });
});
