import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { writePrivateFile } from "../private-files.ts";
import { pollUntil } from "../processes/poll-until.ts";
import { freePort } from "../processes/ports.ts";
import { isRunning } from "../processes/process-record.ts";
import { startDetached } from "../processes/start-detached.ts";
import { stopProcess } from "../processes/stop-process.ts";
import { Refusal } from "../refusal.ts";
import { generateSecret } from "./generate-secret.ts";
import { redisProblems } from "./redis-problems.ts";
import type { Service, ServiceContext, ServiceFacts } from "./service.ts";
import type { ServiceVariables } from "./service-variables.ts";
import type { Started } from "./started.ts";

const usualPort = 6379;

export const redis: Service = {
  name: "redis",
  title: "Redis",
  variables: ["REDIS_URL"],
  packages: { names: ["redis-server"], proof: "/usr/bin/redis-server" },
  compose: {
    service: "redis",
    variables: ({ redisPassword }) => ({ REDIS_URL: `redis://default:${redisPassword}@127.0.0.1:${usualPort}/0` }),
  },
  check,
  find,
  start,
  stop,
  forget,
};

async function check({ REDIS_URL = "" }: ServiceVariables): Promise<ServiceFacts> {
  const text = await withRedis(REDIS_URL, (client) => client.info());
  const facts = parseInfo(text);
  const { hostname, port } = new URL(REDIS_URL);
  const version = facts.redis_version ?? "unknown";
  const problems = redisProblems({
    version,
    maxMemoryBytes: Number(facts.maxmemory ?? 0),
    policy: facts.maxmemory_policy ?? "noeviction",
  });
  return { address: `${hostname}:${port || usualPort}`, version, problems };
}

async function find({ saved, signal }: ServiceContext): Promise<ServiceVariables | undefined> {
  for (const url of [saved.REDIS_URL, `redis://127.0.0.1:${usualPort}/0`]) {
    signal.throwIfAborted();
    if (url && (await answers(url))) return { REDIS_URL: url };
  }
  return undefined;
}

/** Our own Redis in MILLRACE_HOME, on another port when the usual one is taken by a Redis that asks for a password. */
async function start({ installation, saved, signal }: ServiceContext) {
  const port = await freePort(usualPort);
  const password = (saved.REDIS_URL && new URL(saved.REDIS_URL).password) || generateSecret();
  const folder = join(installation.home, "redis");
  const configPath = join(installation.home, "redis.conf");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivateFile(configPath, redisConfig({ port, password, folder }));
  const logFile = join(installation.paths.logs, "redis.log");
  const record = await startDetached("redis-server", { args: [configPath], logFile, cwd: folder });
  const url = `redis://default:${password}@127.0.0.1:${port}/0`;
  const up = await pollUntil(async () => !isRunning(record) || answers(url), { timeoutMs: 30_000, signal });
  if (!up || !isRunning(record)) {
    throw new Refusal(`Redis did not start. ${logFile} says why.`, { code: "redis_failed" });
  }
  return { variables: { REDIS_URL: url }, started: { by: "packages" as const, processes: [record] } };
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

async function stop(_context: ServiceContext, { processes }: Started) {
  for (const record of processes) await stopProcess(record, { graceMs: 20_000 });
  return "stopped" as const;
}

/** Deletes our keys only: somebody else's Redis may hold more than ours. */
async function forget({ installation }: ServiceContext, { REDIS_URL = "" }: ServiceVariables): Promise<void> {
  await withRedis(REDIS_URL, async (client) => {
    let cursor = "0";
    do {
      const [next, keys] = await client.scan(cursor, "MATCH", `${installation.prefix}:*`, "COUNT", 1_000);
      if (keys.length > 0) await client.unlink(...keys);
      cursor = next;
    } while (cursor !== "0");
  });
}

async function answers(url: string): Promise<boolean> {
  return withRedis(url, (client) => client.ping()).then(
    () => true,
    () => false,
  );
}

async function withRedis<Result>(url: string, work: (client: Redis) => Promise<Result>): Promise<Result> {
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

function parseInfo(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).map((line) => line.split(":", 2));
  return Object.fromEntries(pairs.filter((pair) => pair.length === 2));
}
