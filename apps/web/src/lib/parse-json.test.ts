import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("valid JSON is its value, also when that is null", () => {
  expect(parseJson('{"a": [1]}')).toEqual({ ok: true, value: { a: [1] } });
  expect(parseJson("null")).toEqual({ ok: true, value: null });
});

test("a problem names line and column", () => {
  expect(parseJson('{\n  "a": 1\n  "b": 2\n}')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^Line 3, column 3: Expected .*\.$/),
  });
});

test("text that ends too early points at its end", () => {
  expect(parseJson('{"a":\n')).toMatchObject({ problem: expect.stringMatching(/^Line 2, column 1: Unexpected end/) });
});

test("an empty text says what is missing", () => {
  expect(parseJson("  ")).toMatchObject({ ok: false, problem: expect.stringContaining("Empty") });
});

test("the browser's excerpt of the text is left out", () => {
  const long = `{ "a": "${"x".repeat(40)}", "b": yesterday, "c": "${"x".repeat(40)}" }`;
  expect(parseJson(long)).toEqual({ ok: false, problem: "No valid JSON: Unexpected token 'y'." });
});
