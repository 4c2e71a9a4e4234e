import { expect, test } from "vitest";
import { treeRows } from "./tree-rows.ts";

const body = { id: 1, lines: [{ sku: "a" }, { sku: "b" }], "order no": 3 };

test("a tree shows the paths of what is open, lists by their first item", () => {
  const rows = (open: string[]) => treeRows(body, { basePath: "", open: new Set(open) }).map(({ path }) => path);
  expect(rows([])).toEqual(["id", "lines", "`order no`"]);
  expect(rows(["lines"])).toEqual(["id", "lines", "lines.sku", "`order no`"]);
});

test("an object of very many properties is cut, and says by how many", () => {
  const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, index]));
  const rows = treeRows(wide, { basePath: "elasticio.step_1.body", open: new Set() });
  expect(rows).toHaveLength(501);
  expect(rows.at(-1)).toMatchObject({ cut: 9500 });
  expect(rows[0]?.path).toBe("elasticio.step_1.body.p0");
});
