import { joinPath, shortValue } from "./sample-paths.ts";

/** A place of a sample whose name or value holds what was searched for. */
export interface SampleHit {
  path: string;
  value: string;
}

const mostHits = 100;
const mostVisits = 2_000_000;

/** Names and plain values of a sample that hold a text, in the order of the sample; lists count as their items. */
export function searchSample(body: unknown, { query, basePath }: { query: string; basePath: string }): SampleHit[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  const hits = new Map<string, SampleHit>();
  const open: Array<{ value: unknown; path: string }> = [{ value: body, path: basePath }];
  let visits = 0;
  for (let at = open.pop(); at && hits.size < mostHits && visits < mostVisits; at = open.pop()) {
    visits += 1;
    const { value, path } = at;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) open.push({ value: value[index], path });
      continue;
    }
    if (typeof value !== "object" || value === null) {
      if (path !== "" && String(value).toLowerCase().includes(wanted)) add(path, value);
      continue;
    }
    for (const [name, child] of Object.entries(value).reverse()) {
      const childPath = joinPath(path, name);
      if (name.toLowerCase().includes(wanted)) add(childPath, child);
      open.push({ value: child, path: childPath });
    }
  }
  return [...hits.values()];

  function add(path: string, value: unknown): void {
    if (!hits.has(path)) hits.set(path, { path, value: shortValue(value) });
  }
}
