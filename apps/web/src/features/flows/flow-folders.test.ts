import { expect, test } from "vitest";
import { countFolders, folderName } from "./flow-folders.ts";

test("folders stand below those around them, with what is in and below each", () => {
  const flows = ["Shop 2", "Shop/Orders", "Shop/Orders", "Shop", undefined, "B/C/D"].map((folder) => ({ folder }));
  expect(countFolders(flows).map(({ path, depth, count }) => `${depth} ${path} ${count}`)).toEqual([
    "0 B 1",
    "1 B/C 1",
    "2 B/C/D 1",
    "0 Shop 3",
    "1 Shop/Orders 2",
    "0 Shop 2 1",
  ]);
  expect(folderName("B/C/D")).toBe("D");
});
