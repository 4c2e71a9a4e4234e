import type { Database } from "../database.ts";
import { type ErrorFilter, whereErrors } from "./list-errors.ts";

/** How often a step said the same. */
export interface FrequentErrorRow {
  stepId: string;
  message: string;
  count: number;
}

/** What went wrong most often, the most frequent first. */
export async function listFrequentErrors(
  db: Database,
  { limit, ...filter }: ErrorFilter & { limit: number },
): Promise<FrequentErrorRow[]> {
  const rows = await db.errorRecord.groupBy({
    by: ["stepId", "message"],
    where: whereErrors(filter),
    _count: { _all: true },
    orderBy: { _count: { id: "desc" } },
    take: limit,
  });
  return rows.map(({ stepId, message, _count }) => ({ stepId, message, count: _count._all }));
}
