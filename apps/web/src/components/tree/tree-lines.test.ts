import { describe, expect, it } from "vitest";
import { type TreeNode, treeLines, wayTo } from "./tree-lines.ts";

const leaf = (key: string, label: string): TreeNode => ({ key, label, children: [] });
const world: TreeNode[] = [
  {
    key: undefined,
    label: "Europe",
    children: [leaf("de", "Germany"), { ...leaf("uk", "UK"), children: [leaf("sc", "Scotland")] }],
  },
  leaf("none", "Nowhere"),
];
const labels = (open: string[], query = "") =>
  treeLines(world, { open: new Set(open), query }).map(({ node, depth }) => `${depth} ${node.label}`);

describe("lines of a tree to choose from", () => {
  it("shows the top, and what is open below it", () => {
    expect(labels([])).toEqual(["0 Europe", "0 Nowhere"]);
    expect(labels(["Europe"])).toEqual(["0 Europe", "1 Germany", "1 UK", "0 Nowhere"]);
  });

  it("shows what a search finds with the way to it, open or not", () => {
    expect(labels([], "scot")).toEqual(["0 Europe", "1 UK", "2 Scotland"]);
    expect(labels([], "mars")).toEqual([]);
  });

  it("opens the way to what is chosen", () => {
    expect(wayTo(world, "sc")).toEqual(["Europe", "Europe / UK"]);
    expect(wayTo(world, "none")).toEqual([]);
    expect(wayTo(world, undefined)).toEqual([]);
  });
});
