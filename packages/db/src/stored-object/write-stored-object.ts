import { randomUUID } from "node:crypto";
import { DomainError, storedObjectLimits } from "@millrace/flow";
import type { Database } from "../database.ts";
import { type StoredObject, toStoredObject } from "./stored-object.ts";

interface NewObject {
  flowId: string;
  /** Of one that is there and is to be replaced, or that it is to have. */
  id?: string;
  contentType: string;
  query: Record<string, string>;
  meta: Record<string, string>;
  ttlSeconds: number;
  content: AsyncIterable<Uint8Array>;
}

const partBytes = 524_288;
/** An upload that was broken off is swept up after this long. */
const uploadSeconds = 3_600;

/**
 * Keeps content as it arrives, piece by piece; it can be read when all of it is there, and a replaced object until then.
 * Throws `too_large` when the object or all of the flow's would be.
 */
export async function writeStoredObject(db: Database, object: NewObject): Promise<StoredObject> {
  const { flowId, contentType, query, meta, ttlSeconds } = object;
  const uploadId = randomUUID();
  const left = await roomFor(db, object);
  const placeholder = { id: uploadId, flowId, contentType, query, meta, expiresAt: after(uploadSeconds) };
  await db.storedObject.create({ data: placeholder });
  try {
    const size = await writeParts(db, { uploadId, content: object.content, left });
    const id = object.id ?? uploadId;
    const complete = { id, size: BigInt(size), isComplete: true, expiresAt: after(ttlSeconds) };
    return await db.$transaction(async (tx) => {
      if (id !== uploadId) await tx.storedObject.deleteMany({ where: { id, flowId } });
      return toStoredObject(await tx.storedObject.update({ where: { id: uploadId }, data: complete }));
    });
  } catch (error) {
    await db.storedObject.deleteMany({ where: { id: uploadId } });
    throw error;
  }
}

async function roomFor(db: Database, { flowId, id }: Pick<NewObject, "flowId" | "id">): Promise<number> {
  const where = { flowId, isComplete: true, expiresAt: { gt: new Date() }, ...(id !== undefined && { NOT: { id } }) };
  const { _sum: sum } = await db.storedObject.aggregate({ where, _sum: { size: true } });
  return Math.min(storedObjectLimits.bytes, storedObjectLimits.flowBytes - Number(sum.size ?? 0));
}

async function writeParts(
  db: Database,
  { uploadId, content, left }: { uploadId: string; content: AsyncIterable<Uint8Array>; left: number },
): Promise<number> {
  let size = 0;
  let number = 0;
  for await (const part of inParts(content)) {
    size += part.length;
    if (size > left) throw tooLarge(left);
    await db.storedObjectPart.create({ data: { objectId: uploadId, number, content: part } });
    number += 1;
  }
  return size;
}

async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < partBytes) continue;
    yield joined(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield joined(waiting);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(left: number): DomainError {
  const megabytes = (bytes: number) => Math.floor(Math.max(0, bytes) / 1_048_576);
  const whose =
    left < storedObjectLimits.bytes
      ? `A flow may put aside ${megabytes(storedObjectLimits.flowBytes)} MB in all, and ${megabytes(left)} MB are left.`
      : `A step may put aside ${megabytes(storedObjectLimits.bytes)} MB at once.`;
  return new DomainError("too_large", `${whose} Send less, or let it expire sooner (x-eio-ttl).`);
}

function after(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}
