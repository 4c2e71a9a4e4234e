import { describe, expect, it } from "vitest";
import { countTicks, lastTick } from "./ticks.ts";

const everyThree = { cron: "*/3 * * * *", timezone: "UTC" };
const at = (text: string) => Date.parse(text);

describe("ticks of a schedule", () => {
  it("the last one is now or before", () => {
    expect(lastTick(everyThree, at("2026-03-01T12:04:59Z"))).toBe(at("2026-03-01T12:03:00Z"));
    expect(lastTick(everyThree, at("2026-03-01T12:03:00Z"))).toBe(at("2026-03-01T12:03:00Z"));
  });

  it("keep the time of day of their zone when clocks change", () => {
    const morning = { cron: "0 8 * * *", timezone: "Europe/Berlin" };
    expect(lastTick(morning, at("2026-03-28T12:00:00Z"))).toBe(at("2026-03-28T07:00:00Z"));
    expect(lastTick(morning, at("2026-03-30T12:00:00Z"))).toBe(at("2026-03-30T06:00:00Z"));
  });

  it("are counted after the one and up to the other moment, as far as asked", () => {
    const from = at("2026-03-01T12:00:00Z");
    expect(countTicks(everyThree, { from, to: at("2026-03-01T12:09:00Z") })).toBe(3);
    expect(countTicks(everyThree, { from, to: from })).toBe(0);
    expect(countTicks(everyThree, { from, to: at("2027-03-01T12:09:00Z"), most: 50 })).toBe(50);
  });
});
