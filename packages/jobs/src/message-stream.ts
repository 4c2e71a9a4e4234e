import { DomainError } from "@millrace/flow";
import type { Redis } from "ioredis";
import { z } from "zod";
import { readFailureText, toFailureText } from "./failure-text.ts";
import { inTime, type Patience } from "./in-time.ts";
import {
  abandonStream,
  mostPerPush,
  popEntries,
  pushEntries,
  type StreamKeys,
  streamKeys,
} from "./message-stream-redis.ts";
import { openRedis, type RedisPlace } from "./redis.ts";

const messageSchema = z.object({
  stepId: z.string(),
  /** AMQP headers, as far as they say where it came from and what it belongs to. */
  headers: z.record(z.string(), z.unknown()),
  /** Base64 of the flow's cipher, protocol version 1: nothing lies open in Redis. */
  sealed: z.string(),
});

/** A waiting message on its way from the runner to whoever exports it. */
export type StreamedMessage = z.infer<typeof messageSchema>;

const entrySchema = z.union([
  z.object({ message: messageSchema }),
  /** How many there were: one that expired on the way must not be missing unnoticed. */
  z.object({ end: z.number().int() }),
  z.object({ failure: z.string() }),
]);
type Entry = z.infer<typeof entrySchema>;

interface StreamOptions {
  streamId: string;
  signal: AbortSignal;
  /** How long one side waits for a sign of the other. Default 2 minutes: a browser may dawdle over a download. */
  patienceMs?: number;
}

export interface MessageWriter {
  /** Resolves when they are in the stream; waits while the reader is behind. Throws `unavailable` when nobody reads any more. */
  write(messages: readonly StreamedMessage[]): Promise<void>;
  /** That was all. */
  end(): Promise<void>;
  /** The reader gets this error, after what was written. */
  fail(error: DomainError): Promise<void>;
}

const defaultPatienceMs = 120_000;

/** The writing end of the stream `streamId`. `end` and `fail` let go of the connection, too. */
export function openMessageWriter(place: RedisPlace, options: StreamOptions): MessageWriter {
  const redis = openRedis(place);
  const keys = streamKeys(place, options.streamId);
  const patience = patienceOf(options, "Nobody took the exported messages");
  let written = 0;

  const push = async (entries: readonly string[]) => {
    const deadline = performance.now() + patience.patienceMs;
    while (performance.now() < deadline) {
      const outcome = await inTime(patience, pushEntries(redis, { keys, entries }));
      if (outcome === "pushed") return;
      if (outcome === "gone") throw new DomainError("unavailable", "Nobody reads the exported messages any more.");
      await waitForToken(redis, { key: keys.room, patience });
    }
    throw new DomainError("timed_out", patience.silence);
  };
  const finish = (entry: Entry) => push([JSON.stringify(entry)]).finally(() => redis.disconnect());
  return {
    async write(messages) {
      const entries = messages.map((message) => JSON.stringify({ message } satisfies Entry));
      for (const group of inGroups(entries)) await push(group);
      written += messages.length;
    },
    end: () => finish({ end: written }),
    fail: (error) => finish({ failure: toFailureText(error) }),
  };
}

/**
 * The reading end: messages in their order, until the writer says that was all. Throws what the writer failed with, and
 * `timed_out` when nothing comes for too long (`firstWithinMs`: the very first sign). What is not read is thrown away.
 */
export async function* readMessages(
  place: RedisPlace,
  options: StreamOptions & { firstWithinMs?: number },
): AsyncGenerator<StreamedMessage> {
  const redis = openRedis(place);
  const keys = streamKeys(place, options.streamId);
  const patience = patienceOf(options, "The runner sent no more messages");
  const first = { ...patience, patienceMs: options.firstWithinMs ?? patience.patienceMs };
  let seen = 0;
  try {
    for (let entries = await nextEntries(redis, { keys, patience: first }); ; ) {
      for (const entry of entries) {
        if ("failure" in entry) throw readFailureText(entry.failure) ?? new DomainError("unavailable", entry.failure);
        if ("end" in entry) {
          assertComplete({ sent: entry.end, seen });
          return;
        }
        seen += 1;
        yield entry.message;
      }
      entries = await nextEntries(redis, { keys, patience });
    }
  } finally {
    // With Redis away it all goes by itself, later.
    const leaving = inTime({ ...patience, patienceMs: 2_000, signal: never }, abandonStream(redis, keys));
    await leaving.catch(() => {});
    redis.disconnect();
  }
}

const never = new AbortController().signal;

function patienceOf({ signal, patienceMs = defaultPatienceMs }: StreamOptions, what: string): Patience {
  return { patienceMs, signal, silence: `${what} for ${Math.ceil(patienceMs / 1000)} s.` };
}

function assertComplete({ sent, seen }: { sent: number; seen: number }): void {
  if (sent === seen) return;
  throw new DomainError(
    "unavailable",
    `${sent - seen} of ${sent} exported messages were lost on their way. Try again.`,
  );
}

/** At least one. */
async function nextEntries(
  redis: Redis,
  { keys, patience }: { keys: StreamKeys; patience: Patience },
): Promise<Entry[]> {
  const deadline = performance.now() + patience.patienceMs;
  while (performance.now() < deadline) {
    const entries = await inTime(patience, popEntries(redis, keys));
    if (entries.length > 0) return entries.map((text) => entrySchema.parse(JSON.parse(text)));
    await waitForToken(redis, { key: keys.news, patience });
  }
  throw new DomainError("timed_out", patience.silence);
}

/** Not for longer than a second: the token may have been taken for an older change. */
async function waitForToken(redis: Redis, { key, patience }: { key: string; patience: Patience }): Promise<void> {
  await inTime(patience, redis.blpop(key, Math.min(1, patience.patienceMs / 2_000)));
}

function inGroups(entries: readonly string[]): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (group.length === mostPerPush.entries || (group.length > 0 && bytes + entry.length > mostPerPush.bytes)) {
      groups.push(group);
      group = [];
      bytes = 0;
    }
    group.push(entry);
    bytes += entry.length;
  }
  return group.length > 0 ? [...groups, group] : groups;
}
