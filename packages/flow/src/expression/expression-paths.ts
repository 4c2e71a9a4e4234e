import jsonata from "jsonata";

/** Paths of plain names that an expression reads from the message itself, each once: `line.sku`, `elasticio.step_1.body.id`. */
export function expressionPaths(source: string): string[][] {
  const found = new Map<string, string[]>();
  let tree: unknown;
  try {
    tree = jsonata(source).ast();
  } catch {
    return [];
  }
  collect(tree, (path) => found.set(path.join("\n"), path));
  return [...found.values()];
}

/**
 * Only what is evaluated against the whole message: steps behind the first of a path and its predicates see other values.
 * What `$exists` asks about may be missing by intention.
 */
function collect(node: unknown, tell: (path: string[]) => void): void {
  if (Array.isArray(node)) {
    for (const part of node) collect(part, tell);
    return;
  }
  if (!isNode(node)) return;
  if (node.type === "path" && Array.isArray(node.steps)) {
    const path = leadingNames(node.steps);
    if (path.length > 0) tell(path);
    else collect(node.steps[0], tell);
    return;
  }
  if (node.type === "function" && isNode(node.procedure) && node.procedure.value === "exists") return;
  if (node.type === "lambda" || node.type === "transform") return;
  for (const [name, part] of Object.entries(node)) {
    if (name !== "predicate" && name !== "stages" && name !== "group" && name !== "steps") collect(part, tell);
  }
}

function leadingNames(steps: readonly unknown[]): string[] {
  const names: string[] = [];
  for (const step of steps) {
    if (!isNode(step)) break;
    if (names.length === 0 && step.type === "variable" && (step.value === "" || step.value === "$")) continue;
    if (step.type !== "name" || typeof step.value !== "string") break;
    names.push(step.value);
    if (Array.isArray(step.stages) || Array.isArray(step.predicate)) break;
  }
  return names;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
