import { type ConnectionConfig, runStatement } from "./connection.ts";
import { quoteName, quoteTable } from "./identifier.ts";
import type { PollPlan } from "./poll-plan.ts";
import type { Position } from "./poll-position.ts";
import { hasTransactionIds } from "./table-kind.ts";

export interface ReadBatch {
  rows: Record<string, unknown>[];
  position: Position;
  /** Nothing more to read for now. */
  isLast: boolean;
  /** There are more rows, but a transaction that is still open may yet add one in front of them. */
  isHeldBack: boolean;
}

interface Reading {
  plan: PollPlan;
  position: Position;
  signal: AbortSignal;
}

/** The next rows behind a position, in order. */
export async function readBatch(config: ConnectionConfig, { plan, position, signal }: Reading): Promise<ReadBatch> {
  const isTable = await hasTransactionIds(config, { name: plan.name, signal });
  const { rows } = await runStatement(config, { ...batchStatement(plan, { position, isTable }), signal });
  const firstOpen = rows.findIndex((row) => row[settledAlias] === false);
  const settled = firstOpen === -1 ? rows : rows.slice(0, firstOpen);
  const last = settled.at(-1);
  return {
    rows: settled.map(withoutAliases),
    position: last ? positionOf(last) : position,
    isLast: settled.length < plan.batchSize,
    isHeldBack: firstOpen !== -1,
  };
}

const settledAlias = "__millrace_settled";
const cursorAlias = "__millrace_cursor";
const idAlias = "__millrace_id";

/**
 * An id or a timestamp is handed out before its transaction commits: a row with a smaller one may become visible later. So
 * reading stops at the first row written by a transaction that is not older than every open one (`settled`): whoever could
 * still commit something in front of it is waited for.
 */
function batchStatement(plan: PollPlan, { position, isTable }: { position: Position; isTable: boolean }) {
  const columns = plan.orderColumns.map((column) => `t.${quoteName(column)}`);
  const cursor = columns[0] ?? "";
  const values = position.cursor === undefined ? [] : [position.cursor, position.id].slice(0, columns.length);
  const behind =
    values.length > 0
      ? `(${columns.join(", ")}) > (${values.map((_, index) => `$${index + 1}`).join(", ")})`
      : `${cursor} IS NOT NULL`;
  const aliases = [`${cursor}::text AS ${cursorAlias}`, columns[1] && `${columns[1]}::text AS ${idAlias}`];
  return {
    text: `SELECT t.*, ${aliases.filter(Boolean).join(", ")}, ${isTable ? settledExpression : "true"} AS ${settledAlias}
      FROM ${quoteTable(plan.name)} AS t WHERE ${behind} ORDER BY ${columns.join(", ")} LIMIT ${plan.batchSize}`,
    values,
  };
}

/** Transaction ids are 32 bits and wrap around: the distance from the oldest open one is taken modulo 2³². */
const settledExpression = `NOT (
  ((t.xmin::text::bigint - txid_snapshot_xmin(txid_current_snapshot())) & 4294967295)
  < (txid_snapshot_xmax(txid_current_snapshot()) - txid_snapshot_xmin(txid_current_snapshot())))`;

/** The last row there is now, for a flow that wants only what comes after. Empty for an empty table. */
export async function newestPosition(
  config: ConnectionConfig,
  { plan, signal }: { plan: PollPlan; signal: AbortSignal },
): Promise<Position> {
  const columns = plan.orderColumns.map((column) => `t.${quoteName(column)}`);
  const { rows } = await runStatement(config, {
    text: `SELECT ${columns[0]}::text AS ${cursorAlias}${columns[1] ? `, ${columns[1]}::text AS ${idAlias}` : ""}
      FROM ${quoteTable(plan.name)} AS t WHERE ${columns[0]} IS NOT NULL
      ORDER BY ${columns.map((column) => `${column} DESC`).join(", ")} LIMIT 1`,
    signal,
  });
  return rows[0] ? positionOf(rows[0]) : {};
}

function positionOf(row: Record<string, unknown>): Position {
  const id = row[idAlias];
  return { cursor: String(row[cursorAlias]), ...(id !== undefined && { id: String(id) }) };
}

function withoutAliases(row: Record<string, unknown>): Record<string, unknown> {
  const { [settledAlias]: _settled, [cursorAlias]: _cursor, [idAlias]: _id, ...rest } = row;
  return rest;
}
