import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { writePrivateFile } from "../private-files.ts";
import { pollUntil } from "../processes/poll-until.ts";
import { isRunning, type ProcessRecord } from "../processes/process-record.ts";
import { startDetached } from "../processes/start-detached.ts";
import { Refusal } from "../refusal.ts";

interface ServerPlace {
  /** Its configuration lies here, its data in the folder `redis`. */
  home: string;
  port: number;
  password: string;
  logFile: string;
}

/** Starts a Redis that keeps what it is told and throws nothing away, and waits until it answers. */
export async function startRedisServer(
  { home, port, password, logFile }: ServerPlace,
  { signal }: { signal: AbortSignal },
): Promise<{ url: string; record: ProcessRecord }> {
  const folder = join(home, "redis");
  const configPath = join(home, "redis.conf");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivateFile(configPath, redisConfig({ port, password, folder }));
  const record = await startDetached("redis-server", { args: [configPath], logFile, cwd: folder });
  const url = `redis://default:${password}@127.0.0.1:${port}/0`;
  const up = await pollUntil(async () => !isRunning(record) || redisAnswers(url), { timeoutMs: 30_000, signal });
  if (!up || !isRunning(record)) {
    throw new Refusal(`Redis did not start. ${logFile} says why.`, { code: "redis_failed" });
  }
  return { url, record };
}

function redisConfig({ port, password, folder }: { port: number; password: string; folder: string }): string {
  return [
    "# Written by Millrace at every start.",
    "bind 127.0.0.1",
    `port ${port}`,
    `requirepass ${password}`,
    "# Schedules and live state may never be thrown away to make room.",
    "maxmemory-policy noeviction",
    "appendonly yes",
    `dir "${folder}"`,
    "daemonize no",
    "",
  ].join("\n");
}

/** Whether a Redis is there and lets us in. */
export async function redisAnswers(url: string): Promise<boolean> {
  return withRedis(url, (client) => client.ping()).then(
    () => true,
    () => false,
  );
}

/** Does one thing with a connection of its own; fails at once when there is none. */
export async function withRedis<Result>(url: string, work: (client: Redis) => Promise<Result>): Promise<Result> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The command that fails says only that the connection is closed; this says why.
  let reason: Error | undefined;
  client.on("error", (error) => {
    reason = error;
  });
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw reason ?? error;
  } finally {
    client.disconnect();
  }
}
