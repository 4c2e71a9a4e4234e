import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** Where this installation's demo lives: chosen once, so that the seeded credentials stay right. */
export interface DemoPlace {
  database: {
    port: number;
    /** Folder of the cluster's data. */
    folder: string;
    /** Of the superuser `postgres`: sets the demo up. */
    adminPassword: string;
    /** Of `shop`, who owns the tables and places orders. */
    shopPassword: string;
    /** Of `millrace`, who may read orders and write customers: this one goes into the demo credential. */
    password: string;
  };
  warehouse: { port: number; apiKey: string };
}

interface PlaceOptions {
  /** `MILLRACE_HOME`. */
  home: string;
  /** From `MILLRACE_DEMO_WAREHOUSE_PORT`; what is written in the place otherwise. */
  warehousePort?: number | undefined;
}

/** Reads `<home>/demo/place.json`, or chooses ports and secrets and writes it (mode 0600). Starts nothing. */
export async function demoPlace({ home, warehousePort }: PlaceOptions): Promise<DemoPlace> {
  const known = readPlace(home);
  const place = known ?? (await choosePlace(home));
  const wanted = warehousePort ?? place.warehouse.port;
  if (known && known.warehouse.port === wanted) return known;
  const settled = { ...place, warehouse: { ...place.warehouse, port: wanted } };
  writePlace(home, settled);
  return settled;
}

/** Another port for the database, because something else took the old one. */
export async function moveDatabase(home: string, place: DemoPlace): Promise<DemoPlace> {
  const port = await freePort(place.database.port + 1);
  const moved = { ...place, database: { ...place.database, port } };
  writePlace(home, moved);
  return moved;
}

/** Whether this installation ever had a demo. */
export function isDemoKnown(home: string): boolean {
  return existsSync(placeFile(home));
}

export function demoFolder(home: string): string {
  return join(home, "demo");
}

const firstDatabasePort = 5439;
const warehousePort = 3003;

async function choosePlace(home: string): Promise<DemoPlace> {
  const secret = () => randomBytes(18).toString("base64url");
  return {
    database: {
      port: await freePort(firstDatabasePort),
      folder: clusterFolder(home),
      adminPassword: secret(),
      shopPassword: secret(),
      password: secret(),
    },
    warehouse: { port: warehousePort, apiKey: secret() },
  };
}

/**
 * PostgreSQL refuses to run as root, and Debian's user for it may not be able to reach the installation's own folder: as root
 * the data goes where Debian keeps databases, named after the installation.
 */
function clusterFolder(home: string): string {
  if (process.getuid?.() !== 0) return join(demoFolder(home), "postgres");
  const name = createHash("sha256").update(home).digest("hex").slice(0, 8);
  return `/var/lib/postgresql/millrace-demo-${name}`;
}

function readPlace(home: string): DemoPlace | undefined {
  try {
    return JSON.parse(readFileSync(placeFile(home), "utf8"));
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw new Error(`${placeFile(home)} cannot be read. Delete it to set the demo up anew.`, { cause: fault });
  }
}

function writePlace(home: string, place: DemoPlace): void {
  mkdirSync(demoFolder(home), { recursive: true, mode: 0o700 });
  const draft = `${placeFile(home)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(place, null, 2), { mode: 0o600 });
  renameSync(draft, placeFile(home));
}

function placeFile(home: string): string {
  return join(demoFolder(home), "place.json");
}

async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 200; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${from} to ${from + 199} is free for the demo's database`);
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "0.0.0.0", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
