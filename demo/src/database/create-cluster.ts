import { appendFileSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoPlace } from "../place.ts";
import { postgresUser, runPostgresProgram } from "./run-program.ts";

/** A PostgreSQL cluster of the demo's own, apart from the platform's, which containers must not reach. */
export async function createCluster({ database }: DemoPlace): Promise<void> {
  const { folder, adminPassword } = database;
  if (existsSync(join(clusterData(folder), "PG_VERSION"))) return;
  rmSync(folder, { recursive: true, force: true }); // an earlier attempt that was cut off
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  const owner = postgresUser();
  if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const login = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const args = [`--pgdata=${clusterData(folder)}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", ...login];
  const { code, output } = await runPostgresProgram("initdb", { args, folder });
  rmSync(passwordFile);
  if (code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`The demo's database could not be created in ${folder}: ${output.trim()}`);
  }
  appendFileSync(join(clusterData(folder), "postgresql.conf"), settings);
  writeFileSync(join(clusterData(folder), "pg_hba.conf"), access);
}

export function clusterData(folder: string): string {
  return join(folder, "data");
}

/** Small and without a socket file; on all addresses, since containers come through Docker's bridges. */
const settings = `
listen_addresses = '*'
unix_socket_directories = ''
password_encryption = scram-sha-256
max_connections = 60
shared_buffers = 32MB
synchronous_commit = off
`;

/** Only this machine and the networks it is part of, and only with a password. */
const access = `
host all all 127.0.0.1/32 scram-sha-256
host all all samenet scram-sha-256
`;
