import { DomainError } from "@millrace/flow";
import { z } from "zod";

/** How much of a list is wanted, newest first. */
export const pageInput = {
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
};

/** Where the next page begins: time and id of the last row. */
export interface PageEnd {
  at: Date;
  id: string;
}

export function writeCursor({ at, id }: PageEnd): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** Throws `invalid_input` for a text that `writeCursor` did not make. */
export function readCursor(cursor: string): PageEnd {
  const [time = "", id] = Buffer.from(cursor, "base64url").toString().split(" ");
  const at = new Date(time);
  if (!id || Number.isNaN(at.getTime())) throw new DomainError("invalid_input", "This cursor is not one of ours.");
  return { at, id };
}
