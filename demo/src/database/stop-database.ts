import { existsSync, rmSync } from "node:fs";
import type { DemoPlace } from "../place.ts";
import { clusterData } from "./create-cluster.ts";
import { runPostgresProgram } from "./run-program.ts";
import { isRunning } from "./start-database.ts";

/** Stops the demo's cluster; `forget` also removes its data. Fine when it does not run or was never made. */
export async function stopDatabase(place: DemoPlace, { forget = false }: { forget?: boolean } = {}): Promise<void> {
  const { folder } = place.database;
  if (!existsSync(clusterData(folder))) return;
  if (await isRunning(place)) {
    const args = ["stop", "-D", clusterData(folder), "-m", "fast", "-w", "-t", "30"];
    const { code, output } = await runPostgresProgram("pg_ctl", { args, folder });
    if (code !== 0) throw new Error(`The demo's database in ${folder} did not stop: ${output.trim()}`);
  }
  if (forget) rmSync(folder, { recursive: true, force: true });
}
