import type { Database } from "../database.ts";

/** Every tick of the schedule up to now is taken care of. */
export async function markPolled(db: Database, { flowId }: { flowId: string }): Promise<void> {
  await db.$executeRaw`UPDATE flow SET polled_at = now() WHERE id = ${flowId}`;
}
