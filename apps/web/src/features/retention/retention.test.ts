import { expect, test } from "vitest";
import { extendedEnd, mostExtraDays } from "./extended-end.ts";
import { retentionLevel } from "./retention-level.ts";

const dayMs = 86_400_000;
const now = Date.parse("2026-03-01T12:00:00Z");

test("the last day is amber, and its end the end", () => {
  expect(retentionLevel(now + dayMs, now)).toBe("calm");
  expect(retentionLevel(now + dayMs - 1, now)).toBe("soon");
  expect(retentionLevel(now, now)).toBe("over");
});

test("an extension begins at the present end, not now", () => {
  expect(extendedEnd(now + 2 * dayMs, 5)).toBe(now + 7 * dayMs);
});

test("messages are kept for a year at the latest", () => {
  expect(mostExtraDays(now + 5 * dayMs, now)).toBe(360);
  expect(mostExtraDays(now + 400 * dayMs, now)).toBe(0);
});
