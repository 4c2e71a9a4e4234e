import { randomUUID } from "node:crypto";
import { DomainError } from "@millrace/flow";
import { createTestRedis, waitFor } from "@millrace/testing";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMessageWriter, readMessages, type StreamedMessage } from "./message-stream.ts";
import { openRedis, type RedisPlace } from "./redis.ts";

let testRedis: Awaited<ReturnType<typeof createTestRedis>>;
let place: RedisPlace;
let redis: Redis;
const { signal } = new AbortController();

beforeAll(async () => {
  testRedis = await createTestRedis();
  place = { url: testRedis.url, prefix: testRedis.keyPrefix };
  redis = openRedis(place);
});
afterAll(async () => {
  redis?.disconnect();
  await testRedis?.[Symbol.asyncDispose]();
});

function message(index: number, sealed = "AAAA"): StreamedMessage {
  return { stepId: "step_2", headers: { messageId: String(index) }, sealed };
}

const keysOf = (streamId: string) => redis.keys(`${place.prefix}:message-stream:${streamId}:*`);
const waiting = (streamId: string) => redis.llen(`${place.prefix}:message-stream:${streamId}:list`);

describe("a message stream", () => {
  it("brings everything in its order to a slow reader, and never lies in Redis as a whole", async () => {
    const streamId = randomUUID();
    const writer = openMessageWriter(place, { streamId, signal });
    const writing = (async () => {
      for (let from = 0; from < 3_000; from += 150) {
        await writer.write(Array.from({ length: 150 }, (_, index) => message(from + index)));
      }
      await writer.end();
    })();
    await waitFor(async () => (await waiting(streamId)) > 400, { what: "the stream to fill" });
    const seen: unknown[] = [];
    let most = 0;
    for await (const { headers } of readMessages(place, { streamId, signal })) {
      seen.push(headers.messageId);
      if (seen.length % 100 === 0) most = Math.max(most, await waiting(streamId));
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: 3_000 }, (_, index) => String(index)));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(500);
  });

  it("holds no more than its bytes, yet lets a larger message pass", async () => {
    const streamId = randomUUID();
    const large = "A".repeat(9 * 1024 * 1024);
    const writer = openMessageWriter(place, { streamId, signal });
    let isDone = false;
    const writing = writer
      .write([message(1, large), message(2, large), message(3, large), message(4, large.repeat(3))])
      .then(() => writer.end())
      .then(() => {
        isDone = true;
      });
    await waitFor(async () => (await waiting(streamId)) === 2, { what: "two to lie there" });
    const reader = readMessages(place, { streamId, signal });
    expect((await reader.next()).value).toMatchObject({ headers: { messageId: "1" } });
    expect(isDone).toBe(false);
    const lengths: number[] = [];
    for await (const { sealed } of reader) lengths.push(sealed.length);
    await writing;
    expect(lengths).toEqual([large.length, large.length, large.length * 3]);
  });

  it("ends for the reader with the writer's failure, after what was written before", async () => {
    const streamId = randomUUID();
    const writer = openMessageWriter(place, { streamId, signal });
    await writer.write([message(1)]);
    await writer.fail(new DomainError("wrong_state", "Suspend the flow first."));
    const reader = readMessages(place, { streamId, signal });
    expect((await reader.next()).value).toMatchObject({ headers: { messageId: "1" } });
    await expect(reader.next()).rejects.toMatchObject({ code: "wrong_state", message: "Suspend the flow first." });
  });

  it("fails a writer whose reader went away, and leaves nothing but the word of it", async () => {
    const streamId = randomUUID();
    const writer = openMessageWriter(place, { streamId, signal });
    const many = Array.from({ length: 600 }, (_, index) => message(index));
    // It may fail while the reader is still leaving.
    const failing = expect(writer.write(many).then(() => writer.write(many))).rejects.toMatchObject({
      code: "unavailable",
    });
    const reader = readMessages(place, { streamId, signal });
    await reader.next();
    await reader.return(undefined);
    await failing;
    await writer.end().catch(() => {});
    expect((await keysOf(streamId)).map((key) => key.split(":").at(-1)).sort()).toEqual(["gone", "room"]);
    for (const key of await keysOf(streamId)) expect(await redis.pttl(key)).toBeGreaterThan(0);
  });

  it("is given up by a writer that nobody reads from, and by a reader that nobody writes to", async () => {
    const streamId = randomUUID();
    const writer = openMessageWriter(place, { streamId, signal, patienceMs: 400 });
    const many = Array.from({ length: 700 }, (_, index) => message(index));
    await expect(writer.write(many)).rejects.toMatchObject({ code: "timed_out" });
    await writer.end().catch(() => {});
    for (const key of await keysOf(streamId)) expect(await redis.pttl(key)).toBeGreaterThan(0);
    const reader = readMessages(place, { streamId: randomUUID(), signal, firstWithinMs: 300 });
    await expect(reader.next()).rejects.toMatchObject({ code: "timed_out" });
  });

  it("tells the reader when something on the way was lost", async () => {
    const streamId = randomUUID();
    const writer = openMessageWriter(place, { streamId, signal });
    await writer.write([message(1)]);
    await redis.del(`${place.prefix}:message-stream:${streamId}:list`);
    await writer.end();
    const reader = readMessages(place, { streamId, signal });
    await expect(reader.next()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("lost"),
    });
  });

  it("ends at once for a reader whose signal aborts", async () => {
    const leaving = new AbortController();
    const reader = readMessages(place, { streamId: randomUUID(), signal: leaving.signal });
    const reading = reader.next();
    leaving.abort(new Error("closed"));
    await expect(reading).rejects.toThrow("closed");
  });
});
