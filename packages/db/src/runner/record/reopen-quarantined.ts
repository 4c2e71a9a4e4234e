import type { Database } from "../../database.ts";

/** A stop takes the quarantines away: what was in them is an error like any other from then on, with its input. */
export async function reopenQuarantined(db: Database, { flowId }: { flowId: string }): Promise<void> {
  await db.errorRecord.updateMany({ where: { flowId, status: "quarantined" }, data: { status: "open" } });
}
