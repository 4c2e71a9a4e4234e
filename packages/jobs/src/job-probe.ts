import { randomUUID } from "node:crypto";
import { DomainError } from "@millrace/flow";
import { Queue, Worker } from "bullmq";
import { keyPrefix, openRedis, type RedisPlace } from "./redis.ts";

export interface JobProbe {
  /** Gives ourselves a job; resolves when our worker has taken it. @throws `timed_out` when it has not after `timeoutMs`. */
  travel(options: { timeoutMs: number }): Promise<void>;
  close(): Promise<void>;
}

/** What a program that was killed leaves in Redis is gone after this long. */
const keptSeconds = 600;

/**
 * Proves that jobs are not only accepted but taken by this process: a connection that is half open, or a worker whose blocked read
 * never returns, looks healthy otherwise. The queue is this process's own, so that no other one answers in its place.
 */
export function openJobProbe(place: RedisPlace): JobProbe {
  const name = `probe-${randomUUID()}`;
  const prefix = keyPrefix(place);
  const connection = openRedis(place);
  const workerConnection = openRedis(place);
  const underway = new Map<string, () => void>();
  const queue = new Queue(name, { connection, prefix });
  const arrived = async ({ name: id }: { name: string }) => underway.get(id)?.();
  const worker = new Worker(name, arrived, { connection: workerConnection, prefix });
  // An outage is what `travel` tells.
  queue.on("error", () => {});
  worker.on("error", () => {});

  async function add(id: string): Promise<void> {
    await queue.add(id, {}, { removeOnComplete: true, removeOnFail: true });
    const expiry = connection.pipeline();
    for (const key of Object.values(queue.keys)) expiry.expire(key, keptSeconds);
    await expiry.exec();
  }

  return {
    async travel({ timeoutMs }) {
      // What is asked of a lost connection waits for the next one, and would pile up.
      if (connection.status !== "ready") throw new DomainError("unavailable", "Redis is not connected");
      const id = randomUUID();
      const back = Promise.withResolvers<void>();
      const text = `A job to ourselves was not back after ${timeoutMs} ms`;
      const timer = setTimeout(() => back.reject(new DomainError("timed_out", text)), timeoutMs);
      underway.set(id, back.resolve);
      add(id).catch(back.reject);
      try {
        await back.promise;
      } finally {
        clearTimeout(timer);
        underway.delete(id);
      }
    },
    async close() {
      // Without Redis there is nobody to say goodbye to.
      await Promise.race([
        Promise.all([worker.close(), queue.close()]),
        new Promise((done) => setTimeout(done, 2_000).unref()),
      ]);
      for (const open of [connection, workerConnection]) open.disconnect();
    },
  };
}
