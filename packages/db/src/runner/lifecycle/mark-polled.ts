import type { Database } from "../../database.ts";

/**
 * Every tick of the schedule up to now is taken care of, and up to `tickAt` (epoch milliseconds), should that be later: the clock that saw
 * the tick may be fast, and the tick would be due again.
 */
export async function markPolled(db: Database, { flowId, tickAt }: { flowId: string; tickAt: number }): Promise<void> {
  await db.$executeRaw`
    UPDATE flow SET polled_at = GREATEST(now(), to_timestamp(${tickAt}::float8 / 1000)) WHERE id = ${flowId}`;
}
