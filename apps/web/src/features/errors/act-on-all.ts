export interface BulkOutcome {
  done: number;
  failed: ReadonlyArray<{ id: string; reason: string }>;
  /** Not looked at: the person ended it, or nothing got on any more. */
  left: number;
}

export interface BulkStep {
  done: number;
  failed: ReadonlyArray<{ id: string; reason: string }>;
  left: number;
}

/**
 * The server takes a batch at a time: asks again until nothing is left. Ends early when a whole batch came to nothing (the same
 * ones would fail again), when more than `expected` were looked at (what failed anew is not to be tried for ever), or when
 * `signal` is aborted between two batches.
 */
export async function actOnAll(
  act: () => Promise<BulkStep>,
  { expected, signal, onProgress }: { expected: number; signal: AbortSignal; onProgress(outcome: BulkOutcome): void },
): Promise<BulkOutcome> {
  const failed = new Map<string, { id: string; reason: string }>();
  for (let done = 0; ; ) {
    const step = await act();
    done += step.done;
    for (const failure of step.failed) failed.set(failure.id, failure);
    const outcome: BulkOutcome = { done, failed: [...failed.values()], left: step.left };
    const isStuck = step.done === 0 || done + failed.size >= expected;
    if (step.left === 0 || isStuck || signal.aborted) return outcome;
    onProgress(outcome);
  }
}

/** Reasons with how often each was given, the most frequent first. */
export function countReasons(failed: BulkOutcome["failed"]): Array<{ reason: string; count: number }> {
  const counts = new Map<string, number>();
  for (const { reason } of failed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count);
}
