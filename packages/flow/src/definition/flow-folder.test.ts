import { describe, expect, it } from "vitest";
import { isInFolder } from "./flow-folder.ts";
import { flowFolderSchema } from "./flow-folder-schema.ts";

describe("the folder of a flow", () => {
  it("is a path of names, however it was typed", () => {
    expect(flowFolderSchema.parse(" Shop // Orders/ ")).toBe("Shop/Orders");
    expect(flowFolderSchema.parse("מכירות/📦 ארגז")).toBe("מכירות/📦 ארגז");
  });

  it.each([" / ", "a/b/c/d/e/f", "x".repeat(61)])("refuses %s", (path) => {
    expect(flowFolderSchema.safeParse(path).success).toBe(false);
  });

  it("holds what is below it, and not what only begins like it", () => {
    expect(isInFolder("Shop/Orders", "Shop")).toBe(true);
    expect(isInFolder("Shop", "Shop")).toBe(true);
    expect(isInFolder("Shopping", "Shop")).toBe(false);
    expect(isInFolder(undefined, "Shop")).toBe(false);
  });
});
