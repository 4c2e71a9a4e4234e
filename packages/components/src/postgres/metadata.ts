import type { FunctionMetadata } from "@millrace/component";
import type { ConnectionConfig } from "./connection.ts";
import { readTableName } from "./identifier.ts";
import { type Column, readColumns } from "./table-columns.ts";

type TableConfig = ConnectionConfig & { schema?: string; table?: string; emit?: string };
interface Call {
  signal: AbortSignal;
}

/** A row as the trigger emits it. */
export async function pollMetadata(config: TableConfig, { signal }: Call): Promise<FunctionMetadata> {
  if (!config.table) return {};
  const row = rowSchema(await readColumns(config, { name: readTableName(config), signal }));
  const batch = { type: "object", properties: { rows: { type: "array", items: row } } };
  return { out: config.emit === "batch" ? batch : row };
}

/** What may be written, and the row that comes back. */
export async function upsertMetadata(config: TableConfig, { signal }: Call): Promise<FunctionMetadata> {
  if (!config.table) return {};
  const columns = await readColumns(config, { name: readTableName(config), signal });
  return { in: rowSchema(columns.filter((column) => !column.isGenerated)), out: rowSchema(columns) };
}

function rowSchema(columns: Column[]): object {
  const properties = columns.map(({ name, type, isRequired }) => [
    name,
    { ...jsonType(type), title: `${name} (${type})`, ...(isRequired && { required: true }) },
  ]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

export function jsonType(type: string): object {
  if (type.endsWith("[]")) return { type: "array", items: jsonType(type.slice(0, -2)) };
  if (/^(smallint|integer|bigint)$/.test(type)) return { type: "integer" };
  if (/^(numeric|real|double precision)/.test(type)) return { type: "number" };
  if (type === "boolean") return { type: "boolean" };
  if (/^jsonb?$/.test(type)) return { type: "object", properties: {} };
  if (/^timestamp/.test(type)) return { type: "string", format: "date-time" };
  return { type: "string" };
}
