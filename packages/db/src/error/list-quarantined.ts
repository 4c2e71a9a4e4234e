import type { Database } from "../database.ts";

/** Error records of messages that lie in a step's quarantine, by message id. For the runner: not scoped to a workspace. */
export async function listQuarantined(
  db: Database,
  { flowId, stepId, messageIds }: { flowId: string; stepId: string; messageIds: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db.errorRecord.findMany({
    where: { flowId, stepId, status: "quarantined", messageId: { in: [...messageIds] } },
    select: { id: true, messageId: true },
  });
  return new Map(rows.flatMap(({ id, messageId }) => (messageId === null ? [] : [[messageId, id] as const])));
}
