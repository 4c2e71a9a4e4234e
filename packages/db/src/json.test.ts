import { expect, test } from "vitest";
import { toJson } from "./json.ts";

test("NUL and half characters that came with something pasted are mended, and nothing else", () => {
  const pasted = { code: "a\0b", list: ["\\u0000", 1, null, "\ud83d!"], "k\0": "👋" };
  expect(toJson(pasted)).toEqual({ code: "ab", list: ["\\u0000", 1, null, "\ufffd!"], k: "👋" });
});

test("what has none is handed on as it is", () => {
  const value = { text: "plain 👋" };
  expect(toJson(value)).toBe(value);
});
