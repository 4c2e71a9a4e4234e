import type { Database } from "../../database.ts";

/** A step's snapshot, `{}` when it has none yet. */
export async function findSnapshot(
  db: Database,
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<unknown> {
  const row = await db.snapshot.findUnique({ where: { flowId_stepId: { flowId, stepId } } });
  return row ? row.value : {};
}
