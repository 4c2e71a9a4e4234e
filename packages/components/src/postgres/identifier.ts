/** Quoted, so that any name is only ever a name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export interface TableName {
  schema: string;
  table: string;
}

/** `public` unless a schema is chosen; `schema.table` written into the table field is understood too. */
export function readTableName({ schema, table = "" }: { schema?: string; table?: string }): TableName {
  const parts = !schema && table.split(".");
  if (parts && parts.length === 2 && parts[0] && parts[1]) return { schema: parts[0], table: parts[1] };
  return { schema: schema || "public", table };
}

export function quoteTable({ schema, table }: TableName): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}
