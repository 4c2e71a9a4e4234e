import { expect, test } from "vitest";
import { formatCount, formatMany } from "./format-count.ts";
import { relativeTime } from "./relative-time.ts";

test("counts group their thousands with a narrow space", () => {
  expect(formatCount(1_234_567)).toBe("1\u202f234\u202f567");
});

test("one is singular", () => {
  expect(formatMany(1, "message")).toBe("1 message");
  expect(formatMany(0, "message")).toBe("0 messages");
  expect(formatMany(2, "entry", "entries")).toBe("2 entries");
});

test("less than a minute is just now, in both directions", () => {
  expect(relativeTime(1_000, 30_000)).toBe("just now");
  expect(relativeTime(30_000, 1_000)).toBe("just now");
});

test("a moment is told in its largest whole unit", () => {
  expect(relativeTime(0, 4 * 60_000 + 59_000)).toBe("4 min. ago");
  expect(relativeTime(0, 86_400_000)).toBe("yesterday");
});
