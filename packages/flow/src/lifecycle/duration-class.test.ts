import { expect, test } from "vitest";
import { durationClass, durationPercentile } from "./duration-class.ts";

test("durations fall into classes that grow with them", () => {
  expect([-1, 0, 0.4, 1, 3, 100, 1_000, 3_600_000, 1e12].map(durationClass)).toEqual([0, 0, 0, 2, 4, 13, 19, 43, 47]);
});

test("a percentile of classes is near that of the durations", () => {
  const durations = Array.from({ length: 1000 }, (_, index) => index + 1);
  const counts = Array.from({ length: 48 }, () => 0);
  for (const ms of durations) counts[durationClass(ms)] = (counts[durationClass(ms)] ?? 0) + 1;
  for (const fraction of [0.5, 0.95]) {
    const found = durationPercentile(counts, fraction) ?? 0;
    expect(Math.abs(found - 1000 * fraction) / (1000 * fraction)).toBeLessThan(0.1);
  }
  expect(durationPercentile([], 0.5)).toBeUndefined();
});
