import type { Database } from "../../database.ts";

/** Why a flow is as it is or does not get on, beside its state; null when all is well. @returns whether it changed. */
export async function setStateReason(
  db: Database,
  { flowId, reason }: { flowId: string; reason: string | null },
): Promise<boolean> {
  // Not through the model: that would also touch `updated_at`, which tells people when someone last edited the flow.
  const changed = await db.$executeRaw`
    UPDATE flow SET state_reason = ${reason}::text
    WHERE id = ${flowId} AND state_reason IS DISTINCT FROM ${reason}::text`;
  return changed > 0;
}
