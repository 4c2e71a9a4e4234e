import type { Database } from "../../database.ts";

/** Totals of the steps of the given flows since their start. */
export async function listCounters(
  db: Database,
  { flowIds }: { flowIds: readonly string[] },
): Promise<{ flowId: string; stepId: string; received: number; emitted: number; errors: number }[]> {
  const rows = await db.stepCounter.findMany({ where: { flowId: { in: [...flowIds] } } });
  return rows.map(({ flowId, stepId, received, emitted, errors }) => ({
    flowId,
    stepId,
    received: Number(received),
    emitted: Number(emitted),
    errors: Number(errors),
  }));
}
