/** An entry of a tree to choose from. */
export interface TreeNode {
  /** Undefined for a heading that only groups. */
  key: string | undefined;
  label: string;
  children: readonly TreeNode[];
}

/** One visible line of it. */
export interface TreeLine {
  /** Names the line within its tree: the labels on the way to it. */
  path: string;
  node: TreeNode;
  depth: number;
  /** Undefined for what has nothing below it. */
  isOpen: boolean | undefined;
  /** What was searched for; else it is only on the way to that. */
  isHit: boolean;
}

/** The lines in sight: what is open, or with a search what matches and the way to it. */
export function treeLines(
  nodes: readonly TreeNode[],
  { open, query }: { open: ReadonlySet<string>; query: string },
): TreeLine[] {
  const wanted = query.trim().toLowerCase();
  const lines: TreeLine[] = [];
  for (const node of nodes) add(node, "", 0);
  return lines;

  /** Whether the node or something below it is wanted; its lines are then there. */
  function add(node: TreeNode, parent: string, depth: number): boolean {
    const path = parent === "" ? node.label : `${parent} / ${node.label}`;
    const at = lines.length;
    const isBranch = node.children.length > 0;
    const isOpen = isBranch ? wanted !== "" || open.has(path) : undefined;
    const isHit = node.label.toLowerCase().includes(wanted);
    lines.push({ path, node, depth, isOpen, isHit });
    const found = (isOpen ? node.children : []).map((child) => add(child, path, depth + 1)).some(Boolean);
    const isWanted = found || isHit;
    if (!isWanted) lines.splice(at);
    return isWanted;
  }
}

/** The branches on the way to a key, so that what is chosen is in sight at once. */
export function wayTo(nodes: readonly TreeNode[], key: string | undefined, parent = ""): string[] {
  if (!key) return [];
  for (const node of nodes) {
    const path = parent === "" ? node.label : `${parent} / ${node.label}`;
    if (holds(node.children, key)) return [path, ...wayTo(node.children, key, path)];
  }
  return [];
}

function holds(nodes: readonly TreeNode[], key: string): boolean {
  return nodes.some((node) => node.key === key || holds(node.children, key));
}
