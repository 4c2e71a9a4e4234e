import type { Database } from "../database.ts";
import { type ErrorFilter, whereErrors } from "./list-errors.ts";

interface Choice extends ErrorFilter {
  flowId: string;
  /** Absent: both kinds that nobody has decided about yet. */
  status?: "open" | "quarantined" | undefined;
  /** Only those whose input was kept. */
  withInput: boolean;
  limit: number;
}

/** Ids of a flow's errors that wait for a decision, oldest first, and how many there are beyond the limit. */
export async function listUnsettledErrors(
  db: Database,
  { status, withInput, limit, ...filter }: Choice,
): Promise<{ ids: string[]; left: number }> {
  const where = {
    ...whereErrors(filter),
    status: { in: status ? [status] : ["open", "quarantined"] },
    ...(withInput && { sealedInput: { not: null } }),
  };
  const [rows, count] = await Promise.all([
    db.errorRecord.findMany({ where, select: { id: true }, orderBy: [{ at: "asc" }, { id: "asc" }], take: limit }),
    db.errorRecord.count({ where }),
  ]);
  return { ids: rows.map(({ id }) => id), left: Math.max(0, count - rows.length) };
}
