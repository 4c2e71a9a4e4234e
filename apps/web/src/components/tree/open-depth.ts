const deepest = 3;
/** So many lines are drawn without being felt. */
const mostLines = 400;

/** How many levels of a tree to open at first: three, or as many as stay a page's worth of lines. */
export function openDepth(value: unknown): number {
  let level = partsOf(value);
  let lines = level.length;
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.slice(0, mostLines).flatMap(partsOf);
    lines += level.length;
    if (lines > mostLines) return depth;
  }
  return deepest;
}

function partsOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
