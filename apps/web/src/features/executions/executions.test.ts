import { describe, expect, it } from "vitest";
import { executionEntries, executionInput, readExecutionFilter } from "./execution-filter.ts";
import { formatDuration } from "./format-duration.ts";
import { partOf, retryableSteps, shownExecution } from "./shown-execution.ts";
import { stillRows, withOlder } from "./still-rows.ts";
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

describe("older executions", () => {
  it("come behind those that are shown, each once", () => {
    const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(withOlder([a, b], [b, c])).toEqual([a, b, c]);
  });
});

describe("the filter of executions", () => {
  it("is read from an address and written back", () => {
    const address = "status=failed&step=step_2&search=47&empty=hide&span=hour";
    const nowMs = Date.parse("2026-03-01T12:00:00.000Z");
    const filter = readExecutionFilter(new URLSearchParams(address), { nowMs });
    expect(executionInput(filter)).toEqual({
      status: "failed",
      stepId: "step_2",
      search: "47",
      hideEmpty: true,
      from: "2026-03-01T11:00:00.000Z",
    });
    const entries = Object.entries(executionEntries(filter)).flatMap(([key, value]) => (value ? [[key, value]] : []));
    expect(new URLSearchParams(entries).toString()).toBe(address);
    expect(executionInput(readExecutionFilter(new URLSearchParams("status=odd&span=never"), { nowMs }))).toEqual({});
  });
});

describe("an execution on the canvas", () => {
  const step = { in: 1, out: 1, errors: 0, filtered: 0, rebounds: 0, startedAt: "", durationMs: 1 };
  const steps = [
    { ...step, stepId: "step_1" },
    { ...step, stepId: "step_2", out: 0, errors: 2 },
  ];
  const error = { stepId: "step_2", status: "open", canRetry: true } as const;

  it("tells who took part, who failed and what can be retried", () => {
    const errors = [error, { ...error, status: "retried" } as const, { ...error, canRetry: false }];
    const shown = shownExecution({ id: "e", startedAt: "", status: "failed", steps }, errors);
    expect(["step_1", "step_2", "step_3"].map((id) => partOf(shown, id))).toEqual(["took-part", "failed", "none"]);
    expect(shown.steps.get("step_2")).toMatchObject({ errors: 2, retryable: 1 });
    expect(retryableSteps(shown)).toEqual(["step_2"]);
    expect(partOf(shownExecution({ id: "e", startedAt: "", status: "succeeded", steps }, []), "step_2")).toBe(
      "took-part",
    );
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
