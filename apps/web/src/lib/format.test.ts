import { expect, test } from "vitest";
import { exactTime } from "./exact-time.ts";
import { formatCount, formatMany } from "./format-count.ts";
import { relativeTime } from "./relative-time.ts";

test("counts group their thousands with a narrow space", () => {
  expect(formatCount(1_234_567)).toBe("1\u202f234\u202f567");
});

test("small counts, halves and negative ones are whole numbers too", () => {
  expect([0, 999, 1_000, 12.5, -1_234].map(formatCount)).toEqual(["0", "999", "1\u202f000", "13", "-1\u202f234"]);
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

test("times are told in the words of the platform's own formatters", () => {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
  const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000, month: 2_592_000_000, year: 31_536_000_000 };
  for (const [unit, ms] of Object.entries(units) as [keyof typeof units, number][]) {
    for (const count of [-11, -2, -1, 1, 2, 11]) {
      expect(relativeTime(count * ms, 0)).toBe(words.format(count, unit));
    }
  }
  const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "medium" });
  for (const moment of [new Date(2026, 1, 3, 4, 5, 6), new Date(2026, 10, 27, 23, 59, 59), new Date(2026, 0, 1)]) {
    expect(exactTime(moment)).toBe(exact.format(moment));
  }
});
