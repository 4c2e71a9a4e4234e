import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { createTestDatabase, createTestRedis, createTestVhost, waitFor } from "./index.ts";

describe("fixtures", () => {
  test("a test database can be used and is gone afterwards", async () => {
    const database = await createTestDatabase({ migrated: false });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    expect((await client.query("SELECT current_database() AS name")).rows[0].name).toBe(database.name);
    await client.end();
    await database[Symbol.asyncDispose]();
    const late = new Client({ connectionString: database.url });
    await expect(late.connect()).rejects.toThrow(/does not exist/);
  });

  test("a test vhost and a Redis prefix are made and removed", async () => {
    await using vhost = await createTestVhost();
    await using redis = await createTestRedis();
    expect(vhost.url).toContain(vhost.vhost);
    expect(redis.keyPrefix).toMatch(/^test_redis_/);
  });

  test("waitFor gives up at its deadline and says for what it waited", async () => {
    await expect(waitFor(() => false, { what: "the moon", timeoutMs: 50 })).rejects.toThrow("in vain for the moon");
  });
});
