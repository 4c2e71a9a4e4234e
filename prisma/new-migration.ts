/**
 * Prints the SQL that takes the database to the schema: `node prisma/new-migration.ts > prisma/migrations/<time>_<name>/migration.sql`.
 * Prisma's own command wants an engine binary from the internet; its WebAssembly build comes with npm.
 */
import { globSync, readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";

const connectionString = process.env.DATABASE_URL;
if (!connectionString) throw new Error("Set DATABASE_URL to a database with all migrations applied.");

const files = globSync("prisma/**/*.prisma").map((path) => ({ path, content: readFileSync(path, "utf8") }));
const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
const engine = await SchemaEngine.new(
  { datamodels: files.map((file) => [file.path, file.content]) },
  () => {},
  adapter,
);
const result = await engine.diff({
  from: process.argv.includes("--from-empty") ? { tag: "empty" } : { tag: "schemaDatasource", files, configDir: "." },
  to: { tag: "schemaDatamodel", files },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(result.stdout ?? "");
