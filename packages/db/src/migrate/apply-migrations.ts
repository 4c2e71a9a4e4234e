import { randomUUID } from "node:crypto";
import pg from "pg";
import { MigrationError } from "./migration-error.ts";
import { planMigrations } from "./plan-migrations.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";

export interface MigrationOptions {
  /** Role that owns the database. */
  databaseUrl: string;
  /** Folder of `<timestamp>_<name>/migration.sql`, normally `prisma/migrations`. */
  folder: string;
}

/**
 * Brings a database up to the migrations in a folder and returns the names that were applied now, oldest first.
 *
 * Keeps Prisma's own `_prisma_migrations` table, so `prisma migrate` can take over where its engine is available.
 * Several programs may call it at once: an advisory lock lets one work and the others find nothing left to do.
 * Throws `MigrationError` when an applied migration was edited afterwards or a migration fails; the failed one is
 * rolled back as a whole.
 */
export async function applyMigrations({ databaseUrl, folder }: MigrationOptions): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "millrace-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLockKey]);
    await client.query(createHistorySql);
    const { rows } = await client.query<AppliedRow>(selectHistorySql);
    const pending = planMigrations({ migrations, applied: rows });
    for (const migration of pending) await applyMigration(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    // Ends the session, and with it the advisory lock.
    await client.end();
  }
}

async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(insertHistorySql, [randomUUID(), migration.checksum, migration.name, startedAt]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} failed and was rolled back: ${reason}`, { cause: error });
  }
}

interface AppliedRow {
  name: string;
  checksum: string;
}

/** Prisma's own key, so that its engine and this function exclude each other. */
const advisoryLockKey = 72707369;

/** As Prisma's schema engine creates it. */
const createHistorySql = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const selectHistorySql = `
SELECT migration_name AS name, checksum FROM "_prisma_migrations"
WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
ORDER BY started_at`;

const insertHistorySql = `
INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
VALUES ($1, $2, $3, $4, now(), 1)`;
