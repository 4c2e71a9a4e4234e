import pg from "pg";
import type { PostgresService } from "../services/open-postgres.ts";

/** The two tables of the polling flow, in a database of the same server as the platform's own. */
export interface Tables extends AsyncDisposable {
  /** Resolves when the row is committed. Safe to repeat. */
  insert(id: string): Promise<void>;
  /** How often each row was written into the target. */
  readTarget(): Promise<{ id: string; times: number }[]>;
  /** Values of a credential that reaches them from a step. */
  credential: Record<string, string>;
}

const database = "outside";

export async function openTables({ url, port, password }: PostgresService): Promise<Tables> {
  await runOnce(url("postgres"), `CREATE DATABASE ${database}`);
  await runOnce(url(database), schema);
  const pool = new pg.Pool({
    connectionString: url(database),
    max: 8,
    connectionTimeoutMillis: 3_000,
    query_timeout: 5_000,
  });
  pool.on("error", () => {}); // a killed server ends idle connections; whoever asks next is told
  return {
    insert: async (id) => {
      await pool.query("INSERT INTO source (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", [id]);
    },
    readTarget: async () => (await pool.query<{ id: string; times: number }>("SELECT id, times FROM target")).rows,
    credential: { host: "host.docker.internal", port: String(port), database, user: "postgres", password },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

/** `times` counts how often a row was written, so that a duplicate can be seen although an upsert hides it. */
const schema = `
CREATE TABLE source (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE);
CREATE TABLE target (id text PRIMARY KEY, times integer NOT NULL DEFAULT 1);
CREATE FUNCTION count_writes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.times := OLD.times + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER count_writes BEFORE UPDATE ON target FOR EACH ROW EXECUTE FUNCTION count_writes();
`;

async function runOnce(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
