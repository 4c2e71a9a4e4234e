import type { Database } from "../database.ts";
import { type StoredObject, toStoredObject } from "./stored-object.ts";

const mostFound = 1_000;

/** Undefined when the flow has none of this id, or it has expired. */
export async function findStoredObject(
  db: Database,
  { flowId, id }: { flowId: string; id: string },
): Promise<StoredObject | undefined> {
  const row = await db.storedObject.findFirst({ where: { id, ...present(flowId) } });
  return row ? toStoredObject(row) : undefined;
}

/** Those that have all of these words, oldest first. */
export async function findStoredObjects(
  db: Database,
  { flowId, query }: { flowId: string; query: Record<string, string> },
): Promise<StoredObject[]> {
  const AND = Object.entries(query).map(([name, equals]) => ({ query: { path: [name], equals } }));
  const where = { ...present(flowId), AND };
  const rows = await db.storedObject.findMany({ where, orderBy: { createdAt: "asc" }, take: mostFound });
  return rows.map(toStoredObject);
}

/** Its content, a part at a time. Ends early when it is removed meanwhile. */
export async function* readStoredObject(db: Database, { id }: { id: string }): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const part = await db.storedObjectPart.findUnique({ where: { objectId_number: { objectId: id, number } } });
    if (!part) return;
    yield part.content;
  }
}

function present(flowId: string) {
  return { flowId, isComplete: true, expiresAt: { gt: new Date() } };
}
