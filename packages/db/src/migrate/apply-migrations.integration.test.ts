import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@millrace/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations } from "./apply-migrations.ts";

let database: TestDatabase;
let databaseUrl: string;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  databaseUrl = database.url;
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await writeMigration("20260101000000_first", "CREATE TABLE flow (id int); INSERT INTO flow VALUES (1);");
});

afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test("two programs that start at once apply a migration once", async () => {
  const options = { databaseUrl, folder };
  const applied = await Promise.all([applyMigrations(options), applyMigrations(options)]);
  expect(applied.flat()).toEqual(["20260101000000_first"]);
  expect(await query(databaseUrl, "SELECT id FROM flow")).toEqual([{ id: 1 }]);
});

test("a migration that fails halfway leaves nothing behind and is tried again", async () => {
  await writeMigration("20260102000000_second", "CREATE TABLE step (id int); SELECT * FROM nowhere;");
  await expect(applyMigrations({ databaseUrl, folder })).rejects.toThrow(/20260102000000_second failed.*nowhere/);
  await writeMigration("20260102000000_second", "CREATE TABLE step (id int);");
  expect(await applyMigrations({ databaseUrl, folder })).toEqual(["20260102000000_second"]);
});

async function writeMigration(migration: string, sql: string): Promise<void> {
  await mkdir(join(folder, migration), { recursive: true });
  await writeFile(join(folder, migration, "migration.sql"), sql);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
