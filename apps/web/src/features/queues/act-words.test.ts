import { expect, test } from "vitest";
import { actProgress, actReport } from "./act-words.ts";

const outcome = { action: "drop", outcome: "done", count: 2, failed: 0, looked: 5, queued: 9 };

test("a report says what was done, what failed, and whether it was stopped", () => {
  expect(actReport(outcome)).toBe("2 messages dropped");
  expect(actReport({ ...outcome, action: "replay", count: 1, failed: 3 })).toBe("1 message sent, 3 failed");
  expect(actReport({ ...outcome, outcome: "cancelled" })).toBe("2 messages dropped, then stopped");
});

test("progress counts what was looked through", () => {
  expect(actProgress(outcome)).toBe("5 of 9 looked through, 2 messages done");
  expect(actProgress({ ...outcome, queued: 0 })).toBe("Waiting for its turn…");
});
