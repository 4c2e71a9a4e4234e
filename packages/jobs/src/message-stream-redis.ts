import type { Redis } from "ioredis";
import { z } from "zod";
import { keyPrefix, type RedisPlace } from "./redis.ts";

/** What lies in Redis at the same time at most; a single larger entry passes alone. */
const most = { entries: 500, bytes: 20 * 1024 * 1024 };
export const mostPerPush = { entries: 100, bytes: 4 * 1024 * 1024 };
/** Whatever is left when both sides die goes by itself. */
const keptMs = 300_000;

export interface StreamKeys {
  list: string;
  /** Length of everything in the list. */
  bytes: string;
  /** Tokens that wake the other side: something came, something went. */
  news: string;
  room: string;
  /** Set once nobody reads any more. */
  gone: string;
}

export function streamKeys(place: RedisPlace, streamId: string): StreamKeys {
  const key = (part: string) => `${keyPrefix(place)}:message-stream:${streamId}:${part}`;
  return { list: key("list"), bytes: key("bytes"), news: key("news"), room: key("room"), gone: key("gone") };
}

/** Appends all entries or, while there is no room, none. */
export async function pushEntries(
  redis: Redis,
  { keys, entries }: { keys: StreamKeys; entries: readonly string[] },
): Promise<"pushed" | "full" | "gone"> {
  const { list, bytes, news, gone } = keys;
  const args = [most.entries, most.bytes, keptMs, ...entries];
  return z.enum(["pushed", "full", "gone"]).parse(await redis.eval(pushScript, 4, list, bytes, news, gone, ...args));
}

/** The oldest entries; none when there are none at the moment. */
export async function popEntries(redis: Redis, { list, bytes, room }: StreamKeys): Promise<string[]> {
  const args = [mostPerPush.entries, mostPerPush.bytes, keptMs];
  return z.array(z.string()).parse(await redis.eval(popScript, 3, list, bytes, room, ...args));
}

/** Throws away what is left and tells a writer that waits for room. */
export async function abandonStream(redis: Redis, { list, bytes, news, room, gone }: StreamKeys): Promise<void> {
  const leaving = redis.multi().set(gone, "1", "PX", keptMs).del(list, bytes, news);
  await leaving.rpush(room, "1").pexpire(room, keptMs).exec();
}

const pushScript = `
if redis.call("EXISTS", KEYS[4]) == 1 then return "gone" end
local size = 0
for i = 4, #ARGV do size = size + #ARGV[i] end
local count = redis.call("LLEN", KEYS[1])
local held = tonumber(redis.call("GET", KEYS[2]) or "0")
local isFull = count + #ARGV - 3 > tonumber(ARGV[1]) or held + size > tonumber(ARGV[2])
if count > 0 and isFull then return "full" end
for i = 4, #ARGV do redis.call("RPUSH", KEYS[1], ARGV[i]) end
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call("SET", KEYS[2], held + size, "PX", ARGV[3])
redis.call("RPUSH", KEYS[3], "1")
redis.call("LTRIM", KEYS[3], 0, 0)
redis.call("PEXPIRE", KEYS[3], ARGV[3])
return "pushed"`;

const popScript = `
local taken = {}
local size = 0
while #taken < tonumber(ARGV[1]) and size < tonumber(ARGV[2]) do
  local entry = redis.call("LPOP", KEYS[1])
  if not entry then break end
  taken[#taken + 1] = entry
  size = size + #entry
end
if #taken == 0 then return taken end
local held = tonumber(redis.call("GET", KEYS[2]) or "0")
redis.call("SET", KEYS[2], math.max(0, held - size), "PX", ARGV[3])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call("RPUSH", KEYS[3], "1")
redis.call("LTRIM", KEYS[3], 0, 0)
redis.call("PEXPIRE", KEYS[3], ARGV[3])
return taken`;
