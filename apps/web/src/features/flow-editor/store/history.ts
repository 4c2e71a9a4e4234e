/** What was before, what is, and what was undone. Values are immutable and share structure, so a step costs little. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Edits with the same key that follow each other quickly are one step: typing a word is undone at once, not per letter. */
  merge?: { key: string; at: number } | undefined;
}

export const historyLimit = 100;
const mergeWindowMs = 1200;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** Makes `next` the present. `at` is the time of the edit in epoch milliseconds. */
export function record<T>(
  history: History<T>,
  { next, mergeKey, at }: { next: T; mergeKey?: string | undefined; at: number },
): History<T> {
  if (next === history.present) return history;
  const merge = mergeKey === undefined ? undefined : { key: mergeKey, at };
  const { merge: last } = history;
  if (mergeKey !== undefined && last?.key === mergeKey && at - last.at < mergeWindowMs) {
    return { past: history.past, present: next, future: [], merge };
  }
  return { past: [...history.past, history.present].slice(-historyLimit), present: next, future: [], merge };
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
