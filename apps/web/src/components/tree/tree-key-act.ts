interface WalkedLine {
  depth: number;
  /** Undefined for what has nothing below it. */
  isOpen: boolean | undefined;
}

interface Walk<Line> {
  /** Those in sight, from top to bottom. */
  lines: readonly Line[];
  current: number;
  /** Gets an index that may lie outside of the lines. */
  move(index: number): void;
  toggle(line: Line): void;
  choose(line: Line): void;
}

/**
 * What a key does in a tree: arrows walk, open and close, Home and End lead to its ends, Enter chooses. Undefined for any other key, so
 * that it goes on to whom it is for.
 */
export function treeKeyAct<Line extends WalkedLine>(
  key: string,
  { lines, current, move, toggle, choose }: Walk<Line>,
): (() => void) | undefined {
  const line = lines[current];
  if (!line) return undefined;
  switch (key) {
    case "ArrowDown":
      return () => move(current + 1);
    case "ArrowUp":
      return () => move(current - 1);
    case "Home":
      return () => move(0);
    case "End":
      return () => move(lines.length - 1);
    case "ArrowRight":
      return line.isOpen === false ? () => toggle(line) : () => move(current + 1);
    case "ArrowLeft":
      return line.isOpen ? () => toggle(line) : () => move(parentOf(line));
    case "Enter":
      return () => choose(line);
    default:
      return undefined;
  }

  function parentOf({ depth }: Line): number {
    return lines.findLastIndex((other, index) => index < current && other.depth < depth);
  }
}
