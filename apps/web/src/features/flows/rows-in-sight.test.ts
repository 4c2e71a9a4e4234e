import { expect, test } from "vitest";
import { rowsInSight, scrollToRow } from "./rows-in-sight.ts";

const rows = { count: 1000, rowHeightPx: 40, spare: 6 };

test("only the rows in sight are drawn, and a few around them", () => {
  expect(rowsInSight({ top: 4000, height: 400 }, rows)).toEqual({ first: 94, end: 116 });
});

test("neither end is passed", () => {
  expect(rowsInSight({ top: 0, height: 400 }, rows)).toEqual({ first: 0, end: 16 });
  expect(rowsInSight({ top: 39_600, height: 400 }, rows)).toEqual({ first: 984, end: 1000 });
  expect(rowsInSight({ top: 4000, height: 400 }, { ...rows, count: 3 })).toEqual({ first: 3, end: 3 });
});

test("a row is scrolled to as little as it takes, and never lies below the head", () => {
  const sight = { top: 400, height: 400, rowHeightPx: 40, headPx: 36 };
  expect(scrollToRow(12, sight)).toBe(400);
  expect(scrollToRow(5, sight)).toBe(200);
  expect(scrollToRow(30, sight)).toBe(876);
});
