import { isRecord } from "../is-record.ts";

/** A leaf that differs, with the keys that lead to it. */
export interface LeafChange {
  keys: readonly string[];
  before: unknown;
  after: unknown;
}

/**
 * What differs between two values. Plain objects are walked down to `depth` keys; below, and for everything else, the whole values
 * are the change. A key that is undefined and one that is not there are the same.
 */
export function diffValues(before: unknown, after: unknown, depth: number): LeafChange[] {
  return walk([], { before, after, depth });
}

interface Pair {
  before: unknown;
  after: unknown;
  depth: number;
}

function walk(keys: readonly string[], { before, after, depth }: Pair): LeafChange[] {
  if (canonicalText(before) === canonicalText(after)) return [];
  const canWalk = depth > 0 && (isRecord(before) || isRecord(after));
  if (!canWalk || !isRecord(before ?? {}) || !isRecord(after ?? {})) return [{ keys, before, after }];
  const left = isRecord(before) ? before : {};
  const right = isRecord(after) ? after : {};
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) => walk([...keys, name], { before: left[name], after: right[name], depth: depth - 1 }));
}

/** The same text for the same value, whatever order its keys are in; undefined for undefined. */
export function canonicalText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
