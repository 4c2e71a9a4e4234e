import { StepError } from "@millrace/component";
import pg from "pg";
import { columnTypes } from "./column-types.ts";
import { connectionProblem, isWorthRetrying, sqlProblem } from "./problems.ts";

export interface ConnectionConfig {
  host?: string;
  port?: string | number;
  database?: string;
  user?: string;
  password?: string;
  ssl?: "disable" | "require" | "verify-full";
  caCertificate?: string;
}

export interface Statement {
  text: string;
  values?: unknown[];
}

/** Messages in flight beyond this share connections: a database has few to give, and other steps want some too. */
const connectionLimit = 10;
const connectTimeoutMs = 10_000;

/** A step has one credential for its whole life, so there is one pool; another configuration gets another. */
const pools = new Map<string, pg.Pool>();

export function openPool(config: ConnectionConfig): pg.Pool {
  const settings = clientSettings(config);
  const key = JSON.stringify([settings.host, settings.port, settings.database, settings.user, settings.password]);
  const known = pools.get(key);
  if (known) return known;
  const pool = new pg.Pool({ ...settings, max: connectionLimit, idleTimeoutMillis: 30_000, allowExitOnIdle: true });
  // A connection that breaks is replaced at the next use, and whoever uses it just then gets the error from the query;
  // without a listener the event would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  pools.set(key, pool);
  return pool;
}

export function clientSettings(config: ConnectionConfig): pg.ClientConfig {
  const { host, database, user } = config;
  for (const [label, value] of Object.entries({ Host: host, Database: database, User: user })) {
    if (!value) throw new StepError(`The PostgreSQL credential has no value for ${label}.`, { code: "missing_field" });
  }
  return {
    host,
    database,
    user,
    port: Number(config.port || 5432),
    password: config.password ?? "",
    ssl: sslSettings(config),
    application_name: "millrace",
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // Timestamps are read as text: they must not depend on how the server is set up.
    options: "-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601",
    types: columnTypes,
  };
}

function sslSettings({ ssl, caCertificate }: ConnectionConfig): pg.ClientConfig["ssl"] {
  if (ssl === "require") return { rejectUnauthorized: false };
  if (ssl === "verify-full") return { rejectUnauthorized: true, ...(caCertificate && { ca: caCertificate }) };
  return false;
}

/**
 * Runs one statement on a pooled connection; aborting drops that connection.
 * @throws {StepError} with the database's words and a cure; `isPassing` in its details says that a retry may help.
 */
export async function runStatement(
  config: ConnectionConfig,
  { text, values = [], signal }: Statement & { signal: AbortSignal },
): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = await connect(config);
  let isReleased = false;
  const drop = () => {
    isReleased = true;
    client.release(true);
  };
  signal.addEventListener("abort", drop, { once: true });
  try {
    signal.throwIfAborted();
    return await client.query({ text, values });
  } catch (fault) {
    signal.throwIfAborted();
    const problem = sqlProblem(fault);
    if (isWorthRetrying(problem)) drop(); // the server may be about to close it: the next one gets a fresh connection
    throw problem;
  } finally {
    signal.removeEventListener("abort", drop);
    if (!isReleased) client.release();
  }
}

async function connect(config: ConnectionConfig): Promise<pg.PoolClient> {
  try {
    return await openPool(config).connect();
  } catch (fault) {
    if (fault instanceof StepError) throw fault;
    throw connectionProblem(fault, config).error;
  }
}
