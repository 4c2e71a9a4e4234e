import { within } from "@millrace/health";

/** What the runner must be able to do, and what to say when it is not. */
export interface Check {
  problem: string;
  /** Rejects when it cannot be done; what takes longer than the deadline counts as that. */
  prove(): Promise<unknown>;
}

const deadlineMs = 3_000;

/** Problems of this moment, in the order of the checks; empty when the runner does its work. */
export async function checkHealth(checks: readonly Check[]): Promise<string[]> {
  const problems = await Promise.all(
    checks.map(async ({ problem, prove }) =>
      within(deadlineMs, prove()).then(
        () => [],
        () => [problem],
      ),
    ),
  );
  return problems.flat();
}
