export type ExecutionStatus = "running" | "succeeded" | "failed";

/** Messages on their way keep it running; afterwards one error makes it failed. */
export function executionStatus({ pending, errors }: { pending: number; errors: number }): ExecutionStatus {
  if (pending > 0) return "running";
  return errors > 0 ? "failed" : "succeeded";
}

/** The same as a condition on the columns. */
export const statusCondition = {
  running: { pending: { gt: 0 } },
  failed: { pending: { lte: 0 }, errors: { gt: 0 } },
  succeeded: { pending: { lte: 0 }, errors: 0 },
} as const satisfies Record<ExecutionStatus, object>;
