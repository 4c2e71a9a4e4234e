import { expect, test } from "vitest";
import { median, percentile } from "./statistics.ts";

test("a percentile is the value that so many percent do not exceed", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 50), percentile(values, 99), percentile(values, 100)]).toEqual([50, 99, 100]);
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([], 50)).toBeNaN();
});
