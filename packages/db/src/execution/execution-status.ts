export type ExecutionStatus = "running" | "succeeded" | "failed";

/** Messages on their way keep it running; afterwards one error makes it failed. */
export function executionStatus({ pending, errors }: { pending: number; errors: number }): ExecutionStatus {
  if (pending > 0) return "running";
  return errors > 0 ? "failed" : "succeeded";
}
