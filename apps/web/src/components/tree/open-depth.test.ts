import { expect, test } from "vitest";
import { openDepth } from "./open-depth.ts";

test("three levels of a small value are open, of a large one only what fits", () => {
  expect(openDepth({ a: { b: { c: { d: 1 } } } })).toBe(3);
  expect(openDepth("text")).toBe(3);
  const rows = Array.from({ length: 50 }, () => ({ a: 1, b: 2, c: { d: 1, e: 2, f: 3, g: 4, h: 5, i: 6 } }));
  expect(openDepth(rows)).toBe(1);
  expect(openDepth(rows.concat(rows, rows))).toBe(0);
});
