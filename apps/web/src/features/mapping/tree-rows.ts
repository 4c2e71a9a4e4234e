import { joinPath, shortValue } from "./sample-paths.ts";

/** One visible line of a sample's tree. */
export interface TreeRow {
  name: string;
  /** JSONata that picks this value. */
  path: string;
  value: string;
  depth: number;
  /** Undefined for what has no parts. */
  isOpen: boolean | undefined;
  /** This line stands for so many that are not shown. */
  cut?: number;
}

const mostChildren = 500;

/**
 * The visible lines of a tree: only what is open is looked at, so that the size of a sample does not matter. In a list the properties of its
 * first item stand for all: JSONata maps over the rest.
 */
export function treeRows(
  body: unknown,
  { basePath, open }: { basePath: string; open: ReadonlySet<string> },
): TreeRow[] {
  const rows: TreeRow[] = [];
  add(body, basePath, 0);
  return rows;

  function add(value: unknown, path: string, depth: number): void {
    const entries = Object.entries(firstObject(value) ?? {});
    for (const [name, child] of entries.slice(0, mostChildren)) {
      const childPath = joinPath(path, name);
      const isBranch = Object.keys(firstObject(child) ?? {}).length > 0;
      const isOpen = isBranch ? open.has(childPath) : undefined;
      rows.push({ name, path: childPath, value: shortValue(child), depth, isOpen });
      if (isOpen) add(child, childPath, depth + 1);
    }
    const cut = entries.length - mostChildren;
    if (cut > 0) rows.push({ name: "", path: `${path} …`, value: "", depth, isOpen: undefined, cut });
  }
}

function firstObject(value: unknown): Record<string, unknown> | undefined {
  const candidate: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(candidate) ? candidate : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
