import type { Database } from "../../database.ts";

/** An execution that began before was settled long ago, or works on something that takes this long. */
const lookBackHours = 6;

/**
 * Ends executions that still count messages on their way although none can be: a process that was killed took its newest
 * traces with it, or the flow was stopped. @returns how many.
 */
export async function settleExecutions(
  db: Database,
  options: {
    flowId: string;
    /** Epoch milliseconds; executions seen since then are left alone. */
    before: number;
    /** Their messages were dropped: they count as failed. */
    isFailed: boolean;
  },
): Promise<number> {
  const { flowId, before, isFailed } = options;
  return await db.$executeRaw`
    UPDATE execution SET pending = 0, errors = errors + ${isFailed ? 1 : 0}
    WHERE flow_id = ${flowId} AND pending > 0 AND last_at < to_timestamp(${before}::float8 / 1000)
      AND day >= current_date - 1 AND started_at >= now() - make_interval(hours => ${lookBackHours}::int)`;
}
