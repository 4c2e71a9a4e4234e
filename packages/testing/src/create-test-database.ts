import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { serviceUrl } from "./service-urls.ts";
import { uniqueName } from "./unique-name.ts";
import { waitFor } from "./wait-for.ts";

export interface TestDatabase extends AsyncDisposable {
  url: string;
  name: string;
}

/**
 * A database of its own in the real PostgreSQL, dropped on dispose.
 * `migrated: false` leaves it empty, for tests that play the outside system.
 */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const name = uniqueName("db");
  const admin = serviceUrl("DATABASE_URL");
  await runStatement(admin, `CREATE DATABASE "${name}"`);
  const drop = () => dropDatabase(admin, name);
  const url = withPath(admin, name);
  try {
    if (migrated) await migrate(url);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url, name, [Symbol.asyncDispose]: drop };
}

/** Autovacuum may just be at work in there, and only a superuser may end it: then PostgreSQL refuses, and a moment later it does not. */
async function dropDatabase(admin: string, name: string): Promise<void> {
  const drop = () => runStatement(admin, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await waitFor(() => drop().then(() => true), { what: `the database ${name} to be dropped` });
}

async function migrate(databaseUrl: string): Promise<void> {
  // Loaded on demand: tests of the broker alone should not pay for Prisma.
  const { applyMigrations } = await import("@millrace/db");
  await applyMigrations({ databaseUrl, folder: join(repositoryRoot(), "prisma", "migrations") });
}

async function runStatement(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withPath(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function repositoryRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package-lock.json"))) {
    if (folder === dirname(folder)) throw new Error("The repository root (package-lock.json) was not found");
    folder = dirname(folder);
  }
  return folder;
}
