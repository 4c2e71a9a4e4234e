import { StepError } from "@millrace/component";
import { type ConnectionConfig, runStatement } from "./connection.ts";
import type { TableName } from "./identifier.ts";

export interface Column {
  name: string;
  /** As PostgreSQL writes it: `numeric(10,2)`, `text[]`. */
  type: string;
  isRequired: boolean;
  /** Computed by the database: may not be written. */
  isGenerated: boolean;
}

/** Columns in the order of the table. Throws a `StepError` when there is no such table. */
export async function readColumns(
  config: ConnectionConfig,
  { name, signal }: { name: TableName; signal: AbortSignal },
): Promise<Column[]> {
  const { rows } = await runStatement(config, {
    text: `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS required,
        a.attidentity = 'a' OR coalesce(to_jsonb(a)->>'attgenerated', '') <> '' AS generated
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    values: [name.schema, name.table],
    signal,
  });
  if (rows.length === 0) {
    throw new StepError(`There is no table "${name.table}" in the schema "${name.schema}". Check both names.`, {
      code: "postgres_no_table",
    });
  }
  return rows.map((row) => ({
    name: String(row.name),
    type: String(row.type),
    isRequired: row.required === true,
    isGenerated: row.generated === true,
  }));
}
