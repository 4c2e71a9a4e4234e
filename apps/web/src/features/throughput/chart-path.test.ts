import { expect, it } from "vitest";
import { linePath, niceCeiling } from "./chart-path.ts";

it("a line is interrupted where there is no value", () => {
  const frame = { width: 40, height: 10, most: 10 };
  expect(linePath([0, 10, undefined, 5], frame)).toBe("M5 10L15 0M35 5h5");
  expect(linePath([], frame)).toBe("");
});

it("an axis ends at a number people can read", () => {
  expect([0, 1, 3, 17, 50, 51, 999].map(niceCeiling)).toEqual([1, 1, 5, 20, 50, 100, 1000]);
});
