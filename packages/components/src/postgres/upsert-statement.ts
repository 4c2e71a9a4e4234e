import { StepError } from "@millrace/component";
import type { Statement } from "./connection.ts";
import { quoteName, quoteTable, type TableName } from "./identifier.ts";
import type { Column } from "./table-columns.ts";

interface Upsert {
  name: TableName;
  columns: Column[];
  keyColumns: string[];
  row: Record<string, unknown>;
  unknownFields: "ignore" | "error";
}

/** INSERT … ON CONFLICT DO UPDATE of the columns that the row brings. */
export function upsertStatement({ name, columns, keyColumns, row, unknownFields }: Upsert): Statement {
  const byName = new Map(columns.map((column) => [column.name, column]));
  checkKeys(keyColumns, { byName, row, name });
  const unknown = Object.keys(row).filter((field) => !byName.has(field));
  if (unknown.length > 0 && unknownFields === "error") {
    throw new StepError(`The table "${name.table}" has no column for: ${unknown.join(", ")}.`, {
      code: "postgres_unknown_field",
    });
  }
  const written = columns.filter((column) => row[column.name] !== undefined && !column.isGenerated);
  const names = written.map((column) => quoteName(column.name));
  const others = written.filter((column) => !keyColumns.includes(column.name)).map((column) => quoteName(column.name));
  const keys = keyColumns.map(quoteName);
  // A row of nothing but its key is "updated" to itself: DO NOTHING would give no row back.
  const changes = (others.length > 0 ? others : keys.slice(0, 1)).map((column) => `${column} = EXCLUDED.${column}`);
  return {
    text: `INSERT INTO ${quoteTable(name)} (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})
      ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${changes.join(", ")} RETURNING *`,
    values: written.map((column) => columnValue(row[column.name], column)),
  };
}

function checkKeys(
  keyColumns: string[],
  { byName, row, name }: { byName: Map<string, Column>; row: Record<string, unknown>; name: TableName },
): void {
  for (const key of keyColumns) {
    if (!byName.has(key)) {
      throw new StepError(`The table "${name.table}" has no column "${key}", which is named as a key column.`, {
        code: "postgres_unknown_key",
      });
    }
    if (row[key] === undefined || row[key] === null) {
      throw new StepError(`The message has no value for the key column "${key}": without it no row can be found.`, {
        code: "postgres_missing_key",
      });
    }
  }
}

/** JSON columns take anything as JSON; elsewhere an object has no meaning but its JSON text. */
function columnValue(value: unknown, { type }: Column): unknown {
  if (value === null) return null;
  if (/^jsonb?$/.test(type)) return JSON.stringify(value);
  if (type === "bytea" && typeof value === "string") return Buffer.from(value, "base64");
  if (typeof value === "object" && !(Array.isArray(value) && type.endsWith("[]"))) return JSON.stringify(value);
  return value;
}
