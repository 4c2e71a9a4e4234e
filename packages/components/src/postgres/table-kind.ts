import { StepError } from "@millrace/component";
import { type ConnectionConfig, runStatement } from "./connection.ts";
import { quoteTable, type TableName } from "./identifier.ts";

interface Asked {
  name: TableName;
  signal: AbortSignal;
}

/** What does not change while a step runs is asked once. */
const kinds = new Map<string, boolean>();

/** Whether its rows know the transaction that wrote them (`xmin`): tables do, views and foreign tables do not. */
export async function hasTransactionIds(config: ConnectionConfig, { name, signal }: Asked): Promise<boolean> {
  const key = JSON.stringify([config.host, config.port, config.database, name]);
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const { rows } = await runStatement(config, {
    text: "SELECT relkind AS kind FROM pg_class WHERE oid = to_regclass($1)",
    values: [quoteTable(name)],
    signal,
  });
  const kind = rows[0]?.kind;
  if (kind === undefined) {
    throw new StepError(
      `There is no table "${name.table}" in the schema "${name.schema}", or its schema is closed to the credential's user. Check both names.`,
      { code: "postgres_no_table" },
    );
  }
  kinds.set(key, kind === "r" || kind === "p" || kind === "m");
  return kinds.get(key) === true;
}
