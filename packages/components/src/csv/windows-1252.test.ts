import { expect, test } from "vitest";
import { toWindows1252 } from "./windows-1252.ts";

test("characters that Latin-1 lacks are written as the encoding has them", () => {
  const text = "Müller – “5 €” …";
  expect(new TextDecoder("windows-1252").decode(toWindows1252(text))).toBe(text);
  expect(toWindows1252("€")).toEqual(Buffer.from([0x80]));
});

test("what the encoding does not have becomes one question mark", () => {
  expect(toWindows1252("a漢😀b").toString("latin1")).toBe("a??b");
});
