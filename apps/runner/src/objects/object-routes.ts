import {
  type Database,
  findStoredObject,
  findStoredObjects,
  type MasterKey,
  readStoredObject,
  removeStoredObjects,
  type StoredObject,
  writeStoredObject,
} from "@millrace/db";
import { DomainError, storedObjectLimits } from "@millrace/flow";
import type { Context, Hono } from "hono";
import { z } from "zod";
import { isAccessSigned, maySeeObjects } from "./object-access.ts";

interface Store {
  db: Database;
  masterKey: MasterKey;
}

/** The flow is part of every address, and so of what a component is given as its storage (`storageUrl`). */
const place = "/storage/:flow";

/**
 * The object storage of component contract §4.7 (`/objects`), and addresses that need no other key (§3). A flow sees its own objects
 * alone. Content streams both ways.
 */
export function addObjectRoutes(app: Hono, store: Store): void {
  const { db, masterKey } = store;
  addSignedRoutes(app, store);
  app.use(`${place}/objects/*`, async (context, next) => {
    const authorization = context.req.header("authorization");
    if (!maySeeObjects(masterKey, { flowId: flowOf(context), authorization })) {
      throw new DomainError("unauthenticated", "The object storage needs the flow's own token.");
    }
    await next();
  });
  app.post(`${place}/objects`, async (context) => context.json(await receive(db, context), 201));
  app.get(`${place}/objects`, async (context) => {
    const found = await findStoredObjects(db, { flowId: flowOf(context), query: queryOf(context) });
    return context.json(found.map(describe));
  });
  app.delete(`${place}/objects`, async (context) => {
    const flowId = flowOf(context);
    const found = await findStoredObjects(db, { flowId, query: queryOf(context) });
    await removeStoredObjects(db, { flowId, ids: found.map(({ id }) => id) });
    return context.body(null, 204);
  });
  app.get(`${place}/objects/:id`, (context) => send(db, context));
  app.put(`${place}/objects/:id`, async (context) => {
    const before = await existing(db, context);
    return context.json(await receive(db, context, before));
  });
  app.delete(`${place}/objects/:id`, async (context) => {
    const { flowId, id } = await existing(db, context);
    await removeStoredObjects(db, { flowId, ids: [id] });
    return context.body(null, 204);
  });
}

/** Whoever has the address may do the one thing that it is for. */
function addSignedRoutes(app: Hono, { db, masterKey }: Store): void {
  const check = (context: Context, method: "GET" | "PUT") => {
    const { expires = "", signature = "" } = context.req.query();
    const access = { flowId: flowOf(context), id: idOf(context), method, expires: Number(expires) };
    if (!isAccessSigned(masterKey, access, signature)) {
      throw new DomainError("forbidden", "This address is not valid, or not any more. Ask for a new one.");
    }
  };
  app.put(`${place}/signed/:id`, async (context) => {
    check(context, "PUT");
    return context.json(await receive(db, context, { id: idOf(context) }));
  });
  app.get(`${place}/signed/:id`, async (context) => {
    check(context, "GET");
    return await send(db, context);
  });
}

async function receive(db: Database, context: Context, before: Partial<StoredObject> = {}) {
  const stored = await writeStoredObject(db, {
    flowId: flowOf(context),
    ...(before.id !== undefined && { id: before.id }),
    contentType: context.req.header("content-type") ?? "application/octet-stream",
    query: { ...before.query, ...wordsOf(context, "query") },
    meta: { ...before.meta, ...wordsOf(context, "meta") },
    ttlSeconds: ttlOf(context),
    content: context.req.raw.body ?? nothing(),
  });
  return describe(stored);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function send(db: Database, context: Context): Promise<Response> {
  const { id, contentType, bytes, query, meta } = await existing(db, context);
  const named = (kind: string, words: Record<string, string>) =>
    Object.entries(words).map(([name, value]) => [`x-${kind}-${name}`, value] as const);
  return context.body(streamOf(readStoredObject(db, { id })), 200, {
    "content-type": contentType,
    "content-length": String(bytes),
    ...Object.fromEntries([...named("query", query), ...named("meta", meta)]),
  });
}

/** Asks for a part when the one before is on its way. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function existing(db: Database, context: Context): Promise<StoredObject> {
  const found = await findStoredObject(db, { flowId: flowOf(context), id: idOf(context) });
  if (!found) throw new DomainError("not_found", "There is no such object, or not any more.");
  return found;
}

function describe({ id, contentType, createdAt, expiresAt, query, meta }: StoredObject) {
  const times = { createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() };
  return { objectId: id, contentType, ...times, queriableFields: query, metadata: meta };
}

function flowOf(context: Context): string {
  return context.req.param("flow") ?? "";
}

const idSchema = z.uuid();

function idOf(context: Context): string {
  return idSchema.safeParse(context.req.param("id")).data ?? "";
}

/** Headers like `x-query-order: 7`. */
function wordsOf(context: Context, kind: string): Record<string, string> {
  const begin = `x-${kind}-`;
  const named = Object.entries(context.req.header()).filter(([name]) => name.startsWith(begin));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(begin.length), value]));
}

/** `?query[order]=7`. Without a word everything would be meant, which nobody means. */
function queryOf(context: Context): Record<string, string> {
  const words = Object.entries(context.req.query()).flatMap(([name, value]) => {
    const word = /^query\[(.+)\]$/.exec(name)?.[1];
    return word === undefined ? [] : [[word.toLowerCase(), value] as const];
  });
  if (words.length === 0) throw new DomainError("invalid_input", "Say which objects: ?query[name]=value");
  return Object.fromEntries(words);
}

function ttlOf(context: Context): number {
  const asked = Number.parseInt(context.req.header("x-eio-ttl") ?? "", 10);
  return asked > 0 ? Math.min(asked, storedObjectLimits.maxTtlSeconds) : storedObjectLimits.ttlSeconds;
}
