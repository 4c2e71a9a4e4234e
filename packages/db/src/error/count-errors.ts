import type { Database } from "../database.ts";
import { type ErrorStatus, toErrorStatus } from "./error-status.ts";
import { type ErrorFilter, whereErrors } from "./list-errors.ts";

export interface ErrorCount {
  flowId: string;
  stepId: string;
  status: ErrorStatus;
  count: number;
  /** Of these: whose input was kept. */
  withInput: number;
}

/** How many errors there are of each flow, step and status. */
export async function countErrors(db: Database, filter: ErrorFilter): Promise<ErrorCount[]> {
  const rows = await db.errorRecord.groupBy({
    by: ["flowId", "stepId", "status"],
    where: whereErrors(filter),
    _count: { _all: true, sealedInput: true },
    orderBy: [{ flowId: "asc" }, { stepId: "asc" }, { status: "asc" }],
  });
  return rows.map(({ flowId, stepId, status, _count }) => ({
    flowId,
    stepId,
    status: toErrorStatus(status),
    count: _count._all,
    withInput: _count.sealedInput,
  }));
}
