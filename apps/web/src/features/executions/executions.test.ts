import { describe, expect, it } from "vitest";
import { formatDuration } from "./format-duration.ts";
import { stillRows } from "./still-rows.ts";
import { waterfall } from "./waterfall.ts";

describe("a list of executions", () => {
  it("keeps its rows while new ones arrive, counts those, and updates the known ones in place", () => {
    const shown = [{ id: "b", status: "running" }];
    const fresh = [
      { id: "c", status: "running" },
      { id: "b", status: "succeeded" },
    ];
    expect(stillRows(shown, fresh)).toEqual({ rows: [{ id: "b", status: "succeeded" }], newCount: 1 });
    expect(stillRows(undefined, fresh)).toEqual({ rows: fresh, newCount: 0 });
  });
});

describe("the waterfall of an execution", () => {
  it("splits each step into waiting and work on one axis", () => {
    const [first, second] = waterfall([
      { stepId: "step_1", at: "2026-01-01T00:00:00.000Z", durationMs: 50, outcome: "processed", messageId: "a" },
      {
        stepId: "step_2",
        at: "2026-01-01T00:00:00.075Z",
        durationMs: 25,
        queuedMs: 25,
        outcome: "processed",
        messageId: "b",
      },
    ]);
    expect(first).toMatchObject({ workFrom: 0, workWidth: 50, queuedWidth: 0 });
    expect(second).toMatchObject({ queuedFrom: 50, queuedWidth: 25, workFrom: 75, workWidth: 25 });
  });

  it("draws nothing of nothing", () => {
    expect(waterfall([])).toEqual([]);
  });
});

describe("durations", () => {
  it("are short and readable", () => {
    expect([3, 999, 1440, 125_000, 3_900_000].map(formatDuration)).toEqual([
      "3 ms",
      "999 ms",
      "1.4 s",
      "2 min 5 s",
      "1 h 5 min",
    ]);
  });
});
