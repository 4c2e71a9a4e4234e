import { Redis } from "ioredis";
import { serviceUrl } from "./service-urls.ts";
import { uniqueName } from "./unique-name.ts";

export interface TestRedis extends AsyncDisposable {
  url: string;
  /** Put in front of every key and channel (BullMQ: its `prefix`); keys under it are deleted on dispose. */
  keyPrefix: string;
}

/** A corner of the real Redis: a key prefix of its own. */
export async function createTestRedis(): Promise<TestRedis> {
  const url = serviceUrl("REDIS_URL");
  const keyPrefix = uniqueName("redis");
  return { url, keyPrefix, [Symbol.asyncDispose]: () => deleteKeys(url, keyPrefix) };
}

async function deleteKeys(url: string, keyPrefix: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2 });
  try {
    for await (const keys of redis.scanStream({ match: `${keyPrefix}*`, count: 500 })) {
      if (keys.length > 0) await redis.unlink(keys);
    }
  } finally {
    redis.disconnect();
  }
}
