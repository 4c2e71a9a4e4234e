/**
 * The fields of an elastic.io mapper as JSONata sources. Its leaves are JSONata texts; objects and lists around them are built by
 * an expression. Undefined leaves (fields that were emptied) are dropped.
 */
export function mapperSources(mapper: Readonly<Record<string, unknown>>): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const [field, value] of Object.entries(mapper)) {
    const source = toJsonata(value);
    if (source !== undefined) sources[field] = source;
  }
  return sources;
}

/** An object or list of JSONata texts as one; undefined for what is empty. */
export function toJsonata(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(toJsonata).filter((item) => item !== undefined);
    return `[${items.join(", ")}]`;
  }
  if (typeof value === "object") {
    const pairs = Object.entries(value).flatMap(([key, inner]) => {
      const source = toJsonata(inner);
      return source === undefined ? [] : [`${JSON.stringify(key)}: ${source}`];
    });
    return `{ ${pairs.join(", ")} }`;
  }
  return JSON.stringify(value);
}
