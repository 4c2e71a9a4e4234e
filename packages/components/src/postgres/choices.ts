import { type ConnectionConfig, runStatement } from "./connection.ts";
import { readTableName } from "./identifier.ts";
import { readColumns } from "./table-columns.ts";

type Choices = Record<string, string>;
interface Call {
  signal: AbortSignal;
}

/** Schemas that the user may look into, the system's own left out. */
export async function listSchemas(config: ConnectionConfig, { signal }: Call): Promise<Choices> {
  const { rows } = await runStatement(config, {
    text: `SELECT nspname AS name FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'USAGE') ORDER BY 1`,
    signal,
  });
  return Object.fromEntries(rows.map(({ name }) => [String(name), String(name)]));
}

/** Tables and views of the chosen schema that the user may read. */
export async function listTables(config: ConnectionConfig & { schema?: string }, { signal }: Call): Promise<Choices> {
  const { rows } = await runStatement(config, {
    text: `SELECT c.relname AS name, c.relkind AS kind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE') ORDER BY 1`,
    values: [config.schema || "public"],
    signal,
  });
  return Object.fromEntries(rows.map(({ name, kind }) => [String(name), `${name}${kindLabels[String(kind)] ?? ""}`]));
}

const kindLabels: Record<string, string | undefined> = {
  v: " (view)",
  m: " (materialised view)",
  f: " (foreign table)",
};

/** Columns of the chosen table, each with its type. */
export async function listColumns(
  config: ConnectionConfig & { schema?: string; table?: string },
  { signal }: Call,
): Promise<Choices> {
  if (!config.table) return {};
  const columns = await readColumns(config, { name: readTableName(config), signal });
  return Object.fromEntries(columns.map(({ name, type }) => [name, `${name} (${type})`]));
}
