import { expect, test } from "vitest";
import { nextTick, zonedTime } from "./next-tick.ts";

test("the next tick is one of the flow's zone", () => {
  const now = Date.parse("2026-03-01T07:31:00Z");
  const daily = { cron: "30 8 * * *", timezone: "Europe/Berlin" };
  expect(new Date(nextTick(daily, now)).toISOString()).toBe("2026-03-02T07:30:00.000Z");
  expect(zonedTime(nextTick(daily, now), daily.timezone)).toMatch(/^Mon,? 2 Mar,? 08:30$/);
});

test("a tick at this very moment is no longer the next one", () => {
  const now = Date.parse("2026-03-01T07:30:00Z");
  expect(nextTick({ cron: "*/3 * * * *", timezone: "UTC" }, now)).toBe(now + 180_000);
});
