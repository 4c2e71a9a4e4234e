import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type DemoPlace, isFree, moveDatabase } from "../place.ts";
import { clusterData, createCluster } from "./create-cluster.ts";
import { fillShop } from "./fill-shop.ts";
import { runPostgresProgram } from "./run-program.ts";

interface StartOptions {
  home: string;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** Creates the demo's cluster and its content as far as they are missing, and starts it. Returns where it is now. */
export async function startDatabase(place: DemoPlace, { home, log, signal }: StartOptions): Promise<DemoPlace> {
  await createCluster(place);
  const running = (await isRunning(place)) ? place : await startServer(place, { home, log });
  const admin = await connectWhenReady(running, signal);
  try {
    await fillShop(admin, { place: running, log });
  } finally {
    await admin.end();
  }
  return running;
}

export async function isRunning({ database: { folder } }: DemoPlace): Promise<boolean> {
  const { code } = await runPostgresProgram("pg_ctl", { args: ["status", "-D", clusterData(folder)], folder });
  return code === 0;
}

async function startServer(place: DemoPlace, { home, log }: Omit<StartOptions, "signal">): Promise<DemoPlace> {
  const settled = (await isFree(place.database.port)) ? place : await moveDatabase(home, place);
  const { folder, port } = settled.database;
  const options = ["-D", clusterData(folder), "-w", "-t", "60", "-l", join(folder, "log"), "-o", `-p ${port}`];
  const { code, output } = await runPostgresProgram("pg_ctl", { args: ["start", ...options], folder });
  if (code !== 0) {
    throw new Error(`The demo's database in ${folder} did not start (see ${join(folder, "log")}): ${output.trim()}`);
  }
  log(`Demo database listens on port ${port}`);
  return settled;
}

/** A server that recovers after a crash refuses connections for a moment. */
async function connectWhenReady({ database }: DemoPlace, signal: AbortSignal): Promise<pg.Client> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({
      host: "127.0.0.1",
      port: database.port,
      database: "postgres",
      user: "postgres",
      password: database.adminPassword,
      connectionTimeoutMillis: 5_000,
    });
    try {
      await client.connect();
      return client;
    } catch (fault) {
      await client.end().catch(() => {}); // it never was open
      if (Date.now() > deadline) throw new Error("The demo's database does not answer", { cause: fault });
    }
    await pause(200, undefined, { signal });
  }
}
