import { describe, expect, it } from "vitest";
import { choiceLabels, readChoices } from "./choices.ts";

describe("choices of a select", () => {
  it("reads a flat table in its order", () => {
    expect(readChoices({ b: "Second", a: 1 })).toEqual([
      { key: "b", label: "Second", children: [] },
      { key: "a", label: "1", children: [] },
    ]);
  });

  it("reads a tree: what has a label can be chosen, a plain table only groups", () => {
    const tree = readChoices({
      Europe: { de: "Germany", uk: { label: "United Kingdom", children: { sc: "Scotland" } } },
    });
    expect(tree[0]).toMatchObject({ key: undefined, label: "Europe" });
    expect(choiceLabels(tree)).toEqual({ de: "Germany", uk: "United Kingdom", sc: "Scotland" });
  });

  it("has nothing to choose from in anything else", () => {
    expect(readChoices("getLists")).toEqual([]);
    expect(readChoices(undefined)).toEqual([]);
  });
});
