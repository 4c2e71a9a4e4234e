import { expect, test } from "vitest";
import { evaluateExpression } from "./evaluate-expression.ts";
import { kindOf, previewOf, typeMismatch } from "./preview.ts";
import { searchSample } from "./search-sample.ts";

test("a large result is cut, with how much is missing", () => {
  const preview = previewOf({ ok: true, value: "x".repeat(5000), missing: [] });
  expect(preview).toMatchObject({ ok: true, kind: "text", cutCharacters: 5002 - 1200 });
});

test("a result counts as yes or no as in a running step", () => {
  const holds = (value: unknown) => previewOf({ ok: true, value, missing: [] });
  for (const value of [true, 1, "a", [0, 1], { a: 1 }]) expect(holds(value)).toMatchObject({ holds: true });
  for (const value of [undefined, null, 0, "", [], [false], {}]) expect(holds(value)).toMatchObject({ holds: false });
});

test("a function, as it is there while one is still being written, is shown as such", async () => {
  const message = { body: {}, passthrough: {} };
  for (const source of ["$f := function($x) { $x }", "$sum", "$substring(?, 1)"]) {
    const preview = previewOf(await evaluateExpression({ source, message }));
    expect(preview).toMatchObject({ ok: true, kind: "function", text: '"(a function)"', holds: false });
  }
  const within = previewOf(await evaluateExpression({ source: "{ 'f': function($x) { $x } }", message }));
  expect(within).toMatchObject({ ok: true, kind: "object", text: expect.stringContaining("(a function)") });
});

test("a result of another kind than the schema says is pointed out", () => {
  expect(typeMismatch(kindOf("1"), "integer")).toBe("A text, where the step takes a number");
  expect(typeMismatch(kindOf(1), "integer")).toBeUndefined();
  expect(typeMismatch(kindOf(undefined), "integer")).toBeUndefined();
  expect(typeMismatch(kindOf([]), undefined)).toBeUndefined();
});

test("a sample is searched by name and by value, through lists", () => {
  const body = { lines: [{ sku: "A-1" }, { sku: "B-2" }], "ship to": { city: "Ulm" } };
  const found = (query: string) => searchSample(body, { query, basePath: "" }).map(({ path }) => path);
  expect(found("sku")).toEqual(["lines.sku"]);
  expect(found("b-2")).toEqual(["lines.sku"]);
  expect(found("ulm")).toEqual(["`ship to`.city"]);
  expect(found("  ")).toEqual([]);
});
