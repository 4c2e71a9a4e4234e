import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { type ConnectionConfig, runStatement } from "./connection.ts";
import { readTableName } from "./identifier.ts";
import { isWorthRetrying } from "./problems.ts";
import { type Column, readColumns } from "./table-columns.ts";
import { upsertStatement } from "./upsert-statement.ts";

interface Config extends ConnectionConfig {
  schema?: string;
  table?: string;
  /** A list, or names separated by commas. */
  keyColumns?: string | string[];
  values?: string;
  unknownFields?: "ignore" | "error";
}

export const upsert = defineFunction<Config>({
  async init(config) {
    if (config.values) checkExpression(config.values, "Values");
    readKeyColumns(config);
  },
  async process(step, message) {
    const row = await readRow(step, message);
    try {
      return { body: await write(step, row) };
    } catch (fault) {
      if (!isWorthRetrying(fault)) throw fault;
      await step.rebound(fault.message);
      return undefined;
    }
  },
});

async function write(step: Step<Config>, row: Record<string, unknown>): Promise<unknown> {
  const { config, signal } = step;
  const name = readTableName(config);
  const statement = upsertStatement({
    name,
    columns: await knownColumns(step),
    keyColumns: readKeyColumns(config),
    row,
    unknownFields: config.unknownFields ?? "ignore",
  });
  try {
    const { rows } = await runStatement(config, { ...statement, signal });
    return rows[0];
  } catch (fault) {
    forgetColumns(config); // the table may have changed since they were read
    throw fault;
  }
}

async function readRow(step: Step<Config>, message: Message): Promise<Record<string, unknown>> {
  const value = await evaluateOnMessage(step.config.values || "$", { message, step, field: "Values" });
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const { elasticio: _passthrough, ...row } = { elasticio: undefined, ...value };
    return row;
  }
  throw new StepError(
    "Values: this must give one object, column names and values. Split a list into its items first.",
    {
      code: "invalid_values",
    },
  );
}

function readKeyColumns({ keyColumns = [] }: Config): string[] {
  const names = typeof keyColumns === "string" ? keyColumns.split(",").map((name) => name.trim()) : keyColumns;
  const given = names.filter((name) => name !== "");
  if (given.length > 0) return given;
  throw new StepError("Key columns are missing. Name the columns that make a row unique.", { code: "missing_field" });
}

/** Read once per table: the shape of a table seldom changes under a running flow. */
const columnsByTable = new Map<string, Promise<Column[]>>();

function tableKey(config: Config): string {
  return JSON.stringify([config.host, config.port, config.database, readTableName(config)]);
}

function knownColumns({ config, signal }: Step<Config>): Promise<Column[]> {
  const key = tableKey(config);
  const reading = columnsByTable.get(key) ?? readColumns(config, { name: readTableName(config), signal });
  columnsByTable.set(key, reading);
  reading.catch(() => columnsByTable.delete(key));
  return reading;
}

function forgetColumns(config: Config): void {
  columnsByTable.delete(tableKey(config));
}
