import { folderLevels, isInFolder } from "@millrace/flow";
import { compareNames } from "../../lib/compare-names.ts";

export interface FolderCount {
  path: string;
  depth: number;
  /** Flows in it and below. */
  count: number;
}

/** Every folder in use and those around it, outer ones first. */
export function countFolders(flows: ReadonlyArray<{ folder?: string | undefined }>): FolderCount[] {
  const paths = new Set<string>();
  for (const { folder } of flows) {
    const levels = folderLevels(folder ?? "");
    levels.forEach((_, index) => {
      paths.add(levels.slice(0, index + 1).join("/"));
    });
  }
  return [...paths].toSorted(byLevels).map((path) => ({
    path,
    depth: folderLevels(path).length - 1,
    count: flows.filter(({ folder }) => isInFolder(folder, path)).length,
  }));
}

/** The last of its names. */
export function folderName(path: string): string {
  return folderLevels(path).at(-1) ?? path;
}

/** Level by level, so that "Shop/Orders" stands below "Shop" and not below "Shop 2". */
function byLevels(a: string, b: string): number {
  const [left, right] = [folderLevels(a), folderLevels(b)];
  for (const [index, level] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareNames(level, other);
    if (level !== other) return order || (level < other ? -1 : 1);
  }
  return left.length - right.length;
}

/** What an address carries so that a new flow goes into the folder that is looked at. */
export function inFolder(folder: string | undefined): string {
  return folder === undefined ? "" : `?${new URLSearchParams({ folder })}`;
}
