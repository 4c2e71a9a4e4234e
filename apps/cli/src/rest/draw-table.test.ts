import { expect, test } from "vitest";
import { drawTable } from "./draw-table.ts";

test("columns line up, numbers to the right", () => {
  const rows = [
    ["a", 5],
    ["longer", 1200],
  ];
  expect(drawTable(["name", "count"], { rows, empty: "-" })).toBe("NAME    COUNT\na           5\nlonger   1200");
});

test("a cell is one line, whatever is in it", () => {
  const rows = [["two\nlines", undefined]];
  expect(drawTable(["text", "none"], { rows, empty: "-" })).toBe("TEXT       NONE\ntwo lines");
});

test("no rows say so", () => {
  expect(drawTable(["name"], { rows: [], empty: "There are no flows." })).toBe("There are no flows.");
});
