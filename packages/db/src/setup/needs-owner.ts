import type { Database } from "../database.ts";

/** Whether nobody owns this installation yet. */
export async function needsOwner(db: Database): Promise<boolean> {
  return (await db.member.count({ where: { role: "owner" } })) === 0;
}
