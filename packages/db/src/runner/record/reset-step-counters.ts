import type { Database } from "../../database.ts";

/** Totals count from the flow's start. */
export async function resetStepCounters(db: Database, { flowId }: { flowId: string }): Promise<void> {
  await db.stepCounter.deleteMany({ where: { flowId } });
}
