import { z } from "zod";

/** What a step put aside, without its content. */
export interface StoredObject {
  id: string;
  flowId: string;
  contentType: string;
  bytes: number;
  /** What it can be found by. */
  query: Record<string, string>;
  meta: Record<string, string>;
  createdAt: Date;
  expiresAt: Date;
}

const textsSchema = z.record(z.string(), z.string());

interface StoredObjectColumns extends Omit<StoredObject, "bytes" | "query" | "meta"> {
  size: bigint;
  query: unknown;
  meta: unknown;
}

export function toStoredObject(row: StoredObjectColumns): StoredObject {
  const { id, flowId, contentType, size, query, meta, createdAt, expiresAt } = row;
  return {
    id,
    flowId,
    contentType,
    bytes: Number(size),
    query: textsSchema.parse(query),
    meta: textsSchema.parse(meta),
    createdAt,
    expiresAt,
  };
}
