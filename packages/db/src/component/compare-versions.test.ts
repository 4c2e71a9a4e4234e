import { expect, test } from "vitest";
import { compareVersions } from "./compare-versions.ts";

test("versions are ordered by their numbers, not by their letters", () => {
  const versions = ["1.10.0", "1.9.0", "2.0.0-beta", "2.0.0", "0.1.0"];
  expect(versions.toSorted(compareVersions)).toEqual(["0.1.0", "1.9.0", "1.10.0", "2.0.0-beta", "2.0.0"]);
});

test("what is no version at all comes first and breaks nothing", () => {
  expect(["1.0.0", "latest"].toSorted(compareVersions)).toEqual(["latest", "1.0.0"]);
  expect(compareVersions("1.0.0+build1", "1.0.0")).toBe(0);
});
