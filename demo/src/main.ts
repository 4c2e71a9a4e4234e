import { join } from "node:path";
import { PostgresMissing } from "./database/find-postgres.ts";
import { type DemoPlace, demoFolder, demoPlace } from "./place.ts";
import { readDemoSettings } from "./settings.ts";
import { runShop } from "./shop/run-shop.ts";
import { startDemo } from "./start-demo.ts";
import { stopDemo } from "./stop-demo.ts";
import { runWarehouse } from "./warehouse/run-warehouse.ts";

/** The demo's outside world in one process: the shop with its database, and the warehouse. Ends on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const { home, warehousePort } = readDemoSettings(process.env);
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  const { signal } = stop;
  const shop = await openShop({ home, warehousePort, log, signal });
  const { warehouse: place } = shop ?? (await demoPlace({ home, warehousePort }));
  const warehouse = await runWarehouse({ ...place, file: join(demoFolder(home), "warehouse.jsonl") });
  log(`Demo warehouse: http://localhost:${warehouse.port}/`);
  if (shop) await runShop(shop, { log, signal });
  else if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  await warehouse.close();
  if (shop) await stopDemo({ home });
}

/** Where no PostgreSQL can be started the warehouse still opens: flows with a trigger of one's own can use it. */
async function openShop(options: Parameters<typeof startDemo>[0]): Promise<DemoPlace | undefined> {
  try {
    return await startDemo(options);
  } catch (fault) {
    if (!(fault instanceof PostgresMissing)) throw fault;
    log(`${fault.message}. Until then only the demo's warehouse runs.`);
    return undefined;
  }
}

function log(line: string): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level: 30, msg: line })}\n`);
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`);
  process.exitCode = 1;
}
