import { Redis } from "ioredis";

/** Where Redis is, and the prefix that keeps two installations on one server apart. */
export interface RedisPlace {
  url: string;
  /** Default "millrace". */
  prefix?: string | undefined;
}

/** A connection that waits for Redis to come back instead of failing what was asked meanwhile. */
export function openRedis(place: RedisPlace): Redis {
  const redis = new Redis(place.url, {
    maxRetriesPerRequest: null, // BullMQ's workers insist on it: a blocked read must survive an outage
    retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 3000),
  });
  // An outage shows in health checks and in whatever is asked meanwhile; unheard, each attempt would print a stack trace.
  redis.on("error", () => {});
  return redis;
}

export function keyPrefix(place: RedisPlace): string {
  return place.prefix ?? "millrace";
}
