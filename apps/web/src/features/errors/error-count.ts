import type { ApiOutputs } from "@/lib/trpc.ts";
import type { ErrorStatus } from "./flow-error.ts";

export type ErrorCount = ApiOutputs["error"]["count"][number];

interface Wanted {
  stepId?: string | undefined;
  /** Without them: every status. */
  statuses?: readonly ErrorStatus[] | undefined;
  /** Only errors whose message was kept. */
  withInput?: boolean;
}

/** Sum of the counts that fit. */
export function sumCounts(counts: readonly ErrorCount[], { stepId, statuses, withInput = false }: Wanted): number {
  return counts
    .filter((row) => (!stepId || row.stepId === stepId) && (!statuses || statuses.includes(row.status)))
    .reduce((sum, row) => sum + (withInput ? row.withInput : row.count), 0);
}
