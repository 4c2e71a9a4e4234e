import type { WakeSplit } from "@millrace/flow";
import type { Database } from "../../database.ts";

/** Keeps how long the newest wake of a flow took. */
export async function saveWake(db: Database, { flowId, wake }: { flowId: string; wake: WakeSplit }): Promise<void> {
  await db.$executeRaw`UPDATE flow SET wake = ${JSON.stringify(wake)}::jsonb WHERE id = ${flowId}`;
}

/**
 * When the first message after `since` was finished by one of the steps; undefined while none was. Times are epoch
 * milliseconds.
 */
export async function findFirstFinish(
  db: Database,
  { flowId, stepIds, since }: { flowId: string; stepIds: readonly string[]; since: number },
): Promise<number | undefined> {
  const rows = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT min("at" + duration_ms * interval '1 millisecond') AS at FROM step_trace
    WHERE flow_id = ${flowId} AND step_id = ANY(${[...stepIds]}) AND "at" >= ${new Date(since)}`;
  return rows[0]?.at?.getTime();
}
