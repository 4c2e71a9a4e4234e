import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { describeInstallation } from "../installation.ts";
import { redis } from "./redis.ts";
import type { ServiceContext } from "./service.ts";
import type { Started } from "./started.ts";

let home: string;
let context: ServiceContext;
let url = "";
let started: Started;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "millrace-redis-"));
  const installation = describeInstallation(readEnv({ MILLRACE_HOME: home, MILLRACE_PREFIX: "redis-test" }));
  const report = { done: () => {}, begin: () => {}, warn: () => {} };
  context = { installation, saved: {}, report, signal: new AbortController().signal, onTakenName: "refuse" };
  const result = await redis.start(context);
  url = result.variables.REDIS_URL ?? "";
  started = result.started;
});

afterAll(async () => {
  await redis.stop(context, started);
  await rm(home, { recursive: true, force: true });
});

test("our own Redis asks for a generated password and keeps everything", async () => {
  expect(new URL(url).password.length).toBeGreaterThanOrEqual(24);
  await expect(redis.check({ REDIS_URL: url })).resolves.toMatchObject({ problems: [] });
  const stranger = Object.assign(new URL(url), { username: "", password: "" }).href;
  await expect(redis.check({ REDIS_URL: stranger })).rejects.toThrow();
});

test("the Redis of the last time is found again by its saved address", async () => {
  expect(await redis.find({ ...context, saved: { REDIS_URL: url } })).toEqual({ REDIS_URL: url });
});

test("a Redis that is told to evict keys is refused from then on", async () => {
  const client = new Redis(url);
  await client.config("SET", "maxmemory", "100mb", "maxmemory-policy", "allkeys-lru");
  const { problems } = await redis.check({ REDIS_URL: url });
  expect(problems).toEqual([expect.stringContaining("noeviction")]);
  client.disconnect();
});

test("forgetting deletes this installation's keys and no others", async () => {
  const client = new Redis(url);
  await client.mset("redis-test:jobs", "ours", "other:jobs", "theirs");
  await redis.forget(context, { REDIS_URL: url });
  expect(await client.keys("*")).toEqual(["other:jobs"]);
  client.disconnect();
});
