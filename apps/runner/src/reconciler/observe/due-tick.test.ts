import { describe, expect, it } from "vitest";
import { findDueTick } from "./due-tick.ts";

const schedule = { cron: "*/3 * * * *", timezone: "UTC" };
const noon = Date.parse("2026-03-01T12:00:00Z");
const minutes = (count: number) => noon + count * 60_000;

describe("a tick is due", () => {
  it("at once after a start", () => {
    const flow = { startedAt: noon + 5_000, polledAt: undefined };
    expect(findDueTick(flow, { schedule, isTold: false, now: noon + 6_000 })).toEqual({ at: noon + 5_000, missed: 0 });
  });

  it("at once where nothing is known, without a guess at what was missed", () => {
    const flow = { startedAt: undefined, polledAt: undefined };
    expect(findDueTick(flow, { schedule, isTold: false, now: noon })).toEqual({ at: noon, missed: 0 });
  });

  it("when the schedule tells, once", () => {
    const flow = { startedAt: noon, polledAt: noon + 1_000 };
    const now = minutes(3) + 20;
    expect(findDueTick(flow, { schedule, isTold: true, now })).toEqual({ at: minutes(3), missed: 0 });
    expect(findDueTick({ ...flow, polledAt: now }, { schedule, isTold: true, now: now + 10 })).toBeUndefined();
  });

  it("when the schedule does not tell, a little later", () => {
    const flow = { startedAt: noon, polledAt: noon + 1_000 };
    expect(findDueTick(flow, { schedule, isTold: false, now: minutes(3) + 5_000 })).toBeUndefined();
    expect(findDueTick(flow, { schedule, isTold: false, now: minutes(3) + 16_000 })).toEqual({
      at: minutes(3),
      missed: 0,
    });
  });

  it("once for all that were missed, with their number", () => {
    const flow = { startedAt: noon, polledAt: noon + 1_000 };
    expect(findDueTick(flow, { schedule, isTold: false, now: minutes(10) })).toEqual({ at: minutes(9), missed: 3 });
    expect(findDueTick(flow, { schedule, isTold: true, now: minutes(9) + 50 })).toEqual({ at: minutes(9), missed: 2 });
  });
});
