import { describe, expect, test } from "vitest";
import { plan } from "./plan.ts";
import { now, observed, wantedFlow } from "./test-observed.ts";

describe("the schedule", () => {
  const schedule = { cron: "*/3 * * * *", timezone: "UTC" };
  const wanted = wantedFlow({ schedule });

  test("is set once the flow runs, and whenever it was lost", () => {
    expect(plan(observed({ wanted }), now)).toEqual([{ kind: "setSchedule", ...schedule }]);
    expect(plan(observed({ wanted, schedule }), now)).toEqual([]);
  });

  test("that changed is set anew", () => {
    const other = { cron: "0 * * * *", timezone: "UTC" };
    expect(plan(observed({ wanted, schedule: other }), now)).toEqual([{ kind: "setSchedule", ...schedule }]);
  });

  test("of a trigger that no longer polls is removed", () => {
    expect(plan(observed({ schedule }), now)).toEqual([{ kind: "removeSchedule" }]);
  });

  test("has its due tick polled, also while Redis does not answer", () => {
    const dueTick = { at: now - 10, missed: 2 };
    const poll = { kind: "poll", tickAt: now - 10, missed: 2 };
    expect(plan(observed({ wanted, schedule, dueTick }), now)).toEqual([poll]);
    expect(plan(observed({ wanted, schedule: "unknown", dueTick }), now)).toEqual([poll]);
    expect(plan(observed({ wanted, schedule: "unknown" }), now)).toEqual([]);
  });

  test("of a sleeping flow stays, and its tick wakes it", () => {
    const sleeping = { wanted, schedule, flow: { state: "sleeping" as const }, containers: [] };
    expect(plan(observed(sleeping), now)).toEqual([]);
    expect(plan(observed({ ...sleeping, dueTick: { at: now, missed: 0 } }), now)).toMatchObject([
      { kind: "setState", to: "running", actor: "schedule" },
      { kind: "createContainer", stepId: "step_1" },
      { kind: "createContainer", stepId: "step_2" },
      { kind: "poll" },
    ]);
  });
});
