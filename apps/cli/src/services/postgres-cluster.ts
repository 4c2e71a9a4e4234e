import { readdir } from "node:fs/promises";
import { runCommand } from "../processes/run-command.ts";
import { Refusal } from "../refusal.ts";
import type { ServiceContext } from "./service.ts";

/** A PostgreSQL cluster as Debian's postgresql-common manages it. */
export interface Cluster {
  version: string;
  name: string;
  port: number;
  /** `online`, `down`, or with details like `online,recovery`. */
  status: string;
}

/** Every cluster of this machine; none where postgresql-common is not installed. */
export async function listClusters(): Promise<Cluster[]> {
  const { code, stdout } = await runCommand("pg_lsclusters", { args: ["--no-header"], timeoutMs: 10_000 });
  return code === 0 ? parseClusters(stdout) : [];
}

/** Reads the columns of `pg_lsclusters --no-header`. */
export function parseClusters(text: string): Cluster[] {
  const rows = text.split("\n").map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([version, name, port, status]) =>
    version && name && port && status ? [{ version, name, port: Number(port), status }] : [],
  );
}

/** Starts the newest cluster, after making one if there is none. */
export async function ensureRunningCluster(context: ServiceContext): Promise<Cluster> {
  if ((await listClusters()).length === 0) await createCluster(context);
  const cluster = (await listClusters()).sort((a, b) => Number(b.version) - Number(a.version))[0];
  if (!cluster)
    throw new Refusal("PostgreSQL is installed, but no cluster could be made.", { code: "postgres_failed" });
  if (!cluster.status.startsWith("online")) await control(cluster, "start");
  return cluster;
}

/** Stops the cluster named by `ensureRunningCluster` as `version name`. */
export async function stopCluster(handle: string): Promise<void> {
  const [version = "", name = ""] = handle.split(" ");
  const cluster = (await listClusters()).find((each) => each.version === version && each.name === name);
  if (cluster?.status.startsWith("online")) await control(cluster, "stop");
}

async function createCluster({ report }: ServiceContext): Promise<void> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest)
    throw new Refusal("PostgreSQL's server is not installed: apt-get install postgresql", { code: "service_missing" });
  report.begin(`Creating the PostgreSQL ${newest} cluster main`);
  await must("pg_createcluster", ["--locale", "C.UTF-8", newest, "main"]);
}

async function control(cluster: Cluster, action: "start" | "stop"): Promise<void> {
  await must("pg_ctlcluster", [cluster.version, cluster.name, action, ...(action === "stop" ? ["-m", "fast"] : [])]);
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runCommand(command, { args, cwd: "/", timeoutMs: 90_000 });
  if (code === 0) return;
  throw new Refusal(`${command} ${args.join(" ")} failed: ${(stderr || stdout).trim()}`, { code: "postgres_failed" });
}
