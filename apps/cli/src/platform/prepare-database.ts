import { join } from "node:path";
import { applyMigrations, closeDatabase, openDatabase, readMasterKey, verifyEncryptionKey } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import type { Installation } from "../installation.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { ServiceVariables } from "../services/service-variables.ts";

interface DatabaseOptions {
  installation: Installation;
  services: ServiceVariables;
  report: Report;
}

/** Applies the migrations and makes sure that the database was sealed with this installation's key. */
export async function prepareDatabase({ installation, services, report }: DatabaseOptions): Promise<void> {
  const databaseUrl = services.DATABASE_URL ?? "";
  const applied = await applyMigrations({ databaseUrl, folder: join(installation.root, "prisma", "migrations") });
  report.done("Database schema", applied.length === 0 ? "up to date" : `${applied.length} migrations applied`);
  await verifyKey(databaseUrl, installation.paths.encryptionKey);
}

async function verifyKey(databaseUrl: string, keyPath: string): Promise<void> {
  const masterKey = readMasterKey(keyPath);
  const db = openDatabase({ url: databaseUrl, maxConnections: 1 });
  try {
    await verifyEncryptionKey(db, { masterKey });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "wrong_key") throw error;
    const message = `${error.message} The key in use is ${keyPath}; \`npm run down -- --volumes\` empties the database.`;
    throw new Refusal(message, { code: error.code, cause: error });
  } finally {
    await closeDatabase(db);
  }
}
