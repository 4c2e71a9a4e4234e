import { expect, it } from "vitest";
import { Since } from "./since.ts";

it("tells since when a value is unchanged, and begins anew with another", () => {
  const since = new Since();
  expect(since.unchanged("flow/x", "a", 10)).toBe(10);
  expect(since.unchanged("flow/x", "a", 20)).toBe(10);
  expect(since.unchanged("flow/x", "b", 30)).toBe(30);
  expect(since.unchanged("other/x", "a", 40)).toBe(40);
});

it("tells since when something holds, and forgets it when it does not", () => {
  const since = new Since();
  expect(since.holds("flow/x", true, 10)).toBe(10);
  expect(since.holds("flow/x", true, 20)).toBe(10);
  expect(since.holds("flow/x", false, 30)).toBeUndefined();
  expect(since.holds("flow/x", true, 40)).toBe(40);
  since.forget("flow");
  expect(since.holds("flow/x", true, 50)).toBe(50);
});
