import { randomBytes } from "node:crypto";
import { appendFile, chown, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { isRunning, type ProcessRecord } from "../../apps/cli/src/processes/process-record.ts";
import { startDetached } from "../../apps/cli/src/processes/start-detached.ts";
import { findPostgres, postgresUser, runPostgresProgram } from "../../demo/src/index.ts";
import { succeeds, waitUntil } from "../wait-until.ts";
import { type Killable, killGroup } from "./killable.ts";
import type { Place } from "./place.ts";

export interface PostgresService extends Killable {
  port: number;
  /** Of the superuser `postgres`. */
  password: string;
  /** Where a database of it is, for the superuser. */
  url(database: string): string;
}

/** A cluster of its own with PostgreSQL's own settings for what is written to disk and when. */
export async function openPostgres({ folder: place, nextPort, signal }: Place): Promise<PostgresService> {
  const folder = join(place, "postgres");
  const password = randomBytes(16).toString("hex");
  const port = await nextPort();
  await createCluster(folder, password);
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  let running: ProcessRecord | undefined;

  const start = async () => {
    const isUp = async () => {
      // Children of a killed server let go of its memory a moment later: until then a new one ends at once.
      if (!running || !isRunning(running))
        running = await startServer({ folder, port, logFile: join(place, "postgres.log") });
      return await succeeds(() => ask(url("postgres"), "SELECT 1"));
    };
    await waitUntil(isUp, { what: "PostgreSQL to answer", timeoutMs: 60_000, everyMs: 150, signal });
  };
  await start();
  return {
    title: "PostgreSQL",
    port,
    password,
    url,
    kill: async () => {
      if (running) await killGroup(running);
    },
    start,
  };
}

async function createCluster(folder: string, password: string): Promise<void> {
  const passwordFile = join(folder, "password");
  const data = join(folder, "data");
  await mkdir(folder, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  const owner = postgresUser();
  if (owner) for (const path of [folder, passwordFile]) await chown(path, owner.uid, owner.gid);
  const login = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const args = [`--pgdata=${data}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", ...login];
  const { code, output } = await runPostgresProgram("initdb", { args, folder });
  if (code !== 0) throw new Error(`PostgreSQL could not make a cluster in ${folder}: ${output.trim()}`);
  await rm(passwordFile);
  await appendFile(join(data, "postgresql.conf"), settings);
  await writeFile(join(data, "pg_hba.conf"), access);
}

async function startServer({ folder, port, logFile }: { folder: string; port: number; logFile: string }) {
  const owner = postgresUser();
  return await startDetached(join(findPostgres(), "postgres"), {
    args: ["-D", join(folder, "data"), "-p", String(port)],
    logFile,
    cwd: folder,
    ...(owner && { account: owner }),
  });
}

async function ask(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {}); // the query's own promise says it
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

/** On all addresses, since containers come through Docker's bridges. */
const settings = `
listen_addresses = '*'
unix_socket_directories = ''
password_encryption = scram-sha-256
max_connections = 150
shared_buffers = 64MB
`;

const access = `
host all all 127.0.0.1/32 scram-sha-256
host all all samenet scram-sha-256
`;
