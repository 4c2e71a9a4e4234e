import { Queue } from "bullmq";
import type { JobName } from "./job-contracts.ts";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

export interface JobBacklog {
  /** Per kind of job how long its oldest one has waited, in milliseconds; kinds without a waiting job are left out. */
  waitingMs(): Promise<Partial<Record<JobName, number>>>;
  close(): Promise<void>;
}

/** Looks at jobs nobody has taken yet: the sign of workers that are there and do not work. */
export function openJobBacklog(place: RedisPlace, { names }: { names: readonly JobName[] }): JobBacklog {
  const connection = openRedis(place);
  const queues = names.map((name) => [name, new Queue(name, { connection, prefix: keyPrefix(place) })] as const);
  for (const [, queue] of queues) queue.on("error", () => {}); // whoever asks is told
  return {
    async waitingMs() {
      const ages = await Promise.all(
        queues.map(async ([name, queue]) => {
          const [oldest] = await queue.getJobs(["waiting"], 0, 0, true);
          return oldest ? [[name, Date.now() - oldest.timestamp - oldest.delay] as const] : [];
        }),
      );
      return Object.fromEntries(ages.flat());
    },
    async close() {
      await Promise.all(queues.map(([, queue]) => queue.close()));
      connection.disconnect();
    },
  };
}
