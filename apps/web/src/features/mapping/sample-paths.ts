/** One line of the tree of samples. */
export interface SampleNode {
  name: string;
  /** JSONata that picks this value. */
  path: string;
  value: unknown;
  children: SampleNode[];
}

const mostChildren = 100;
const deepest = 8;

/** The properties of a sample as a tree of paths. In a list, the properties of its first item: JSONata maps over the rest. */
export function sampleNodes(value: unknown, basePath: string, depth = 0): SampleNode[] {
  const object = firstObject(value);
  if (!object || depth >= deepest) return [];
  return Object.entries(object)
    .slice(0, mostChildren)
    .map(([name, child]) => {
      const path = joinPath(basePath, name);
      return { name, path, value: child, children: sampleNodes(child, path, depth + 1) };
    });
}

/** Names that are no plain words are quoted by backticks. */
export function joinPath(base: string, name: string): string {
  const part = quoteName(name);
  return base === "" ? part : `${base}.${part}`;
}

const reserved = new Set(["and", "or", "in", "true", "false", "null", "function"]);

/** A property's name as a path writes it. */
export function quoteName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) ? name : `\`${name}\``;
}

/** A value in a few characters: `"Ada"`, `12`, `3 items`, `{…}`. */
export function shortValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? "1 item" : `${value.length} items`;
  if (typeof value === "object" && value !== null) return "{…}";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function firstObject(value: unknown): Record<string, unknown> | undefined {
  const candidate: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(candidate) ? candidate : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
