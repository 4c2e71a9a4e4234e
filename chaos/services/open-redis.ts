import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startRedisServer, withRedis } from "../../apps/cli/src/services/redis-server.ts";
import { type Killable, killGroup } from "./killable.ts";
import type { Place } from "./place.ts";

export interface RedisService extends Killable {
  url: string;
  /** Everything in it is gone at once, and it goes on. */
  flush(): Promise<void>;
}

/** A Redis that writes everything down, as `up` starts it. */
export async function openRedis({ folder, nextPort, signal }: Place): Promise<RedisService> {
  const home = join(folder, "redis");
  await mkdir(home);
  const password = randomBytes(16).toString("hex");
  const server = { home, port: await nextPort(), password, logFile: join(folder, "redis.log") };
  let running = await startRedisServer(server, { signal });
  return {
    title: "Redis",
    url: running.url,
    kill: () => killGroup(running.record),
    start: async () => {
      running = await startRedisServer(server, { signal });
    },
    flush: async () => void (await withRedis(running.url, (client) => client.flushall())),
  };
}
