import { expect, test } from "vitest";
import { redisProblems } from "./redis-problems.ts";

test("a Redis that keeps everything may be used", () => {
  expect(redisProblems({ version: "7.0.15", maxMemoryBytes: 0, policy: "noeviction" })).toEqual([]);
  expect(redisProblems({ version: "7.0.15", maxMemoryBytes: 1_000_000, policy: "noeviction" })).toEqual([]);
});

test("a Redis that may evict keys is refused with the cure", () => {
  const problems = redisProblems({ version: "7.0.15", maxMemoryBytes: 1_000_000, policy: "allkeys-lru" });
  expect(problems).toEqual([expect.stringContaining("CONFIG SET maxmemory-policy noeviction")]);
});

test("an eviction policy without a memory limit never evicts", () => {
  expect(redisProblems({ version: "7.0.15", maxMemoryBytes: 0, policy: "allkeys-lru" })).toEqual([]);
});

test("a Redis older than 6.2 is refused", () => {
  expect(redisProblems({ version: "6.0.16", maxMemoryBytes: 0, policy: "noeviction" })).toHaveLength(1);
});
