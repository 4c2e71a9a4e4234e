import type { Database } from "../database.ts";

/** @returns how many there were. */
export async function removeStoredObjects(
  db: Database,
  { flowId, ids }: { flowId: string; ids: readonly string[] },
): Promise<number> {
  const { count } = await db.storedObject.deleteMany({ where: { flowId, isComplete: true, id: { in: [...ids] } } });
  return count;
}

/** Objects whose time is over, and what is left of uploads that were broken off. @returns how many. */
export async function removeExpiredObjects(db: Database): Promise<number> {
  return (await db.storedObject.deleteMany({ where: { expiresAt: { lte: new Date() } } })).count;
}
