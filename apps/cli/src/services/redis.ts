import { join } from "node:path";
import { freePort } from "../processes/ports.ts";
import { stopProcess } from "../processes/stop-process.ts";
import { generateSecret } from "./generate-secret.ts";
import { redisProblems } from "./redis-problems.ts";
import { redisAnswers, startRedisServer, withRedis } from "./redis-server.ts";
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
    if (url && (await redisAnswers(url))) return { REDIS_URL: url };
  }
  return undefined;
}

/** Our own Redis in MILLRACE_HOME, on another port when the usual one is taken by a Redis that asks for a password. */
async function start({ installation, saved, signal }: ServiceContext) {
  const { url, record } = await startRedisServer(
    {
      home: installation.home,
      port: await freePort(usualPort),
      password: (saved.REDIS_URL && new URL(saved.REDIS_URL).password) || generateSecret(),
      logFile: join(installation.paths.logs, "redis.log"),
    },
    { signal },
  );
  return { variables: { REDIS_URL: url }, started: { by: "packages" as const, processes: [record] } };
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

function parseInfo(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).map((line) => line.split(":", 2));
  return Object.fromEntries(pairs.filter((pair) => pair.length === 2));
}
