import { StepError } from "@millrace/component";
import type { ConnectionConfig } from "./connection.ts";
import { readTableName, type TableName } from "./identifier.ts";

export interface PollConfig extends ConnectionConfig {
  schema?: string;
  table?: string;
  mode?: "new" | "updated";
  idColumn?: string;
  updatedColumn?: string;
  startFrom?: "beginning" | "now";
  emit?: "row" | "batch";
  batchSize?: string | number;
}

export interface PollPlan {
  name: TableName;
  /** What orders the rows: the id, or the timestamp with the id to tell equal ones apart. */
  orderColumns: [string] | [string, string];
  startFrom: "beginning" | "now";
  emit: "row" | "batch";
  batchSize: number;
}

/** Throws a `StepError` for what is missing or makes no sense. */
export function readPollPlan(config: PollConfig): PollPlan {
  const idColumn = required(config.idColumn, "Id column");
  return {
    name: readTableName({ ...config, table: required(config.table, "Table") }),
    orderColumns:
      config.mode === "updated" ? [required(config.updatedColumn, "Timestamp column"), idColumn] : [idColumn],
    startFrom: config.startFrom ?? "beginning",
    emit: config.emit ?? "row",
    batchSize: readBatchSize(config.batchSize),
  };
}

function required(value: string | undefined, label: string): string {
  if (value) return value;
  throw new StepError(`${label} is empty.`, { code: "missing_field" });
}

function readBatchSize(value: string | number | undefined): number {
  const size = Number(value || 500);
  if (Number.isInteger(size) && size >= 1 && size <= 10_000) return size;
  throw new StepError(`Rows at a time: "${value}" is no whole number from 1 to 10000.`, { code: "invalid_field" });
}
