import { describe, expect, it, test } from "vitest";
import { describeNumbers } from "./describe-numbers.ts";
import { localTimes } from "./local-times.ts";
import { namedSteps } from "./named-steps.ts";
import type { TimelineEntry } from "./timeline-entry.ts";
import { fitsFilter, timelineFilters } from "./timeline-filter.ts";

const line: TimelineEntry = {
  id: "1",
  at: "2026-03-01T12:00:00.000Z",
  from: "running",
  to: "running",
  actor: "runner",
  reason: "",
  numbers: {},
};

const fits = (patch: Partial<TimelineEntry>) =>
  timelineFilters.filter((filter) => fitsFilter({ ...line, ...patch }, filter));

describe("the filter of a timeline", () => {
  it("knows changes of state", () => {
    expect(fits({ from: "starting", reason: "All steps take messages" })).toEqual(["all", "states"]);
  });

  it("knows what people and keys did", () => {
    expect(fits({ actor: "Ada", reason: "Scaled step_2: 1 to 3 containers" })).toEqual(["all", "people"]);
    expect(fits({ actor: "schedule", reason: "Wakes for the next poll" })).toEqual(["all"]);
  });

  it("knows what did not go as it should", () => {
    expect(fits({ reason: "step_2 keeps ending (2 times) with exit code 1" })).toEqual(["all", "problems"]);
    expect(fits({ actor: "schedule", reason: "3 ticks missed", numbers: { missedTicks: 3 } })).toEqual([
      "all",
      "problems",
    ]);
    expect(fits({ from: "stopping", to: "inactive", reason: "Stopped", numbers: { droppedMessages: 4 } })).toEqual([
      "all",
      "states",
      "problems",
    ]);
  });

  it("takes a person's wish for no problem, whatever its words", () => {
    expect(fits({ actor: "Ada", reason: "Published version 3: no memory limit" })).toEqual(["all", "people"]);
  });
});

describe("numbers of a line", () => {
  it("are told in words", () => {
    expect(describeNumbers({ reason: "Stopped", numbers: { droppedMessages: 3412 } })).toEqual([
      "3\u202f412 messages dropped",
    ]);
    expect(describeNumbers({ reason: "", numbers: { waitingMessages: 1, wakeUps: 2 } })).toEqual([
      "1 message waiting",
      "wake ups: 2",
    ]);
  });

  it("are not told twice", () => {
    expect(describeNumbers({ reason: "Retried 12 errors of step_3", numbers: { retried: 12 } })).toEqual([]);
    expect(describeNumbers({ reason: "Retried 120 errors", numbers: { failed: 12 } })).toEqual(["12 failed"]);
  });
});

test("moments in a reason are told by the reader's clock", () => {
  const local = new Date("2026-11-25T02:48:00.000Z").toLocaleString("en-GB");
  expect(localTimes("3 ticks missed, the last due at 2026-11-25T02:48:00.000Z: polled")).toBe(
    `3 ticks missed, the last due at ${local}: polled`,
  );
});

test("a reason calls steps by their names, and leaves an id that no step has any more", () => {
  const names = new Map([["step_1", "Orders"]]);
  expect(namedSteps('Paused step_1; step_12 and "step_1" wait', names)).toBe(
    'Paused "Orders"; step_12 and "Orders" wait',
  );
  expect(namedSteps("Paused step_1", undefined)).toBe("Paused step_1");
});
