import { createHash } from "node:crypto";
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoPlace } from "../place.ts";
import { postgresUser, runPostgresProgram } from "./run-program.ts";

/** A PostgreSQL cluster of the demo's own, apart from the platform's, which containers must not reach. */
export async function createCluster({ database }: DemoPlace): Promise<void> {
  const { folder, adminPassword } = database;
  if (isOurs(database)) return;
  await removeForeign(folder);
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
  writeFileSync(markFile(folder), markOf(adminPassword));
}

/** The mark is written last: a cluster without it was cut off while it was made, or belongs to a place that is forgotten. */
function isOurs({ folder, adminPassword }: DemoPlace["database"]): boolean {
  return existsSync(markFile(folder)) && readFileSync(markFile(folder), "utf8") === markOf(adminPassword);
}

async function removeForeign(folder: string): Promise<void> {
  if (existsSync(join(clusterData(folder), "postmaster.pid"))) {
    await runPostgresProgram("pg_ctl", { args: ["stop", "-D", clusterData(folder), "-m", "immediate", "-w"], folder });
  }
  rmSync(folder, { recursive: true, force: true });
}

function markFile(folder: string): string {
  return join(folder, "mark");
}

function markOf(adminPassword: string): string {
  return createHash("sha256").update(adminPassword).digest("hex");
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
