import type { PollPlan } from "./poll-plan.ts";

/**
 * The last row read, as PostgreSQL's own text of its ordering columns: no digit of a microsecond or a bigint is lost.
 * Without a cursor nothing has been read yet.
 */
export interface Position {
  cursor?: string;
  /** Of the last row among those with the same timestamp. */
  id?: string;
}

/** The snapshot as people see it, with what it belongs to. */
export function describePosition(plan: PollPlan, position: Position): Record<string, unknown> {
  return { of: ownerOf(plan), cursor: position.cursor ?? null, ...(position.id !== undefined && { id: position.id }) };
}

/** The position a snapshot holds, or undefined when there is none or it belongs to another table or column. */
export function readPosition(plan: PollPlan, snapshot: unknown): Position | undefined {
  if (typeof snapshot !== "object" || snapshot === null || !("of" in snapshot)) return undefined;
  if (snapshot.of !== ownerOf(plan)) return undefined;
  const cursor = "cursor" in snapshot && typeof snapshot.cursor === "string" ? snapshot.cursor : undefined;
  const id = "id" in snapshot && typeof snapshot.id === "string" ? snapshot.id : undefined;
  return { ...(cursor !== undefined && { cursor }), ...(id !== undefined && { id }) };
}

function ownerOf({ name, orderColumns }: PollPlan): string {
  return `${name.schema}.${name.table} by ${orderColumns.join(", ")}`;
}
